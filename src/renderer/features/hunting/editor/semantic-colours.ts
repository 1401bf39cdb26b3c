import { type Range, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { Calls } from '../../../state/calls.ts'
import { statementsOf } from '../query/statements.ts'

const classes: Readonly<Record<string, string>> = {
  Comment: 'kql-comment',
  Literal: 'kql-literal',
  StringLiteral: 'kql-literal',
  Type: 'kql-keyword',
  Column: 'kql-column',
  Table: 'kql-table',
  MaterializedView: 'kql-table',
  Function: 'kql-function',
  Variable: 'kql-name',
  Identifier: 'kql-name',
  ScalarOperator: 'kql-keyword',
  QueryOperator: 'kql-operator',
  Keyword: 'kql-keyword',
  QueryParameter: 'kql-keyword',
  Option: 'kql-keyword',
}
const marks = new Map([...new Set(Object.values(classes))].map((name) => [name, Decoration.mark({ class: name })]))

const coloured = StateEffect.define<DecorationSet>()
const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    const next = transaction.effects.find((effect) => effect.is(coloured))
    return next ? next.value : set.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

const PAUSE = 150

/** Colours by what a name is in the case's schema: a table, a column, a function. */
export function semanticColours(calls: Calls) {
  const asker = ViewPlugin.fromClass(
    class {
      private readonly view: EditorView
      private due: ReturnType<typeof setTimeout> | undefined
      private gone = false
      constructor(view: EditorView) {
        this.view = view
        this.later()
      }
      update(update: ViewUpdate) {
        if (update.docChanged) this.later()
      }
      destroy() {
        this.gone = true
        clearTimeout(this.due)
      }
      later() {
        clearTimeout(this.due)
        this.due = setTimeout(() => void this.ask(), PAUSE)
      }
      async ask() {
        const { doc } = this.view.state
        const text = doc.toString()
        const ranges: Range<Decoration>[] = []
        for (const span of statementsOf(text)) {
          const answer = await calls.ask('language.classify', { text: text.slice(span.start, span.end) })
          if (!answer.ok) continue
          for (const { start, end, kind } of answer.value) {
            const mark = marks.get(classes[kind] ?? '')
            if (mark && end > start) ranges.push(mark.range(span.start + start, Math.min(span.start + end, text.length)))
          }
        }
        if (!this.gone && this.view.state.doc.eq(doc)) this.view.dispatch({ effects: coloured.of(Decoration.set(ranges, true)) })
      }
    },
  )
  return [colours, asker]
}
