import { foldService } from '@codemirror/language'
import { type EditorState, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import { type Span, statementAt, statementsOf } from '../query/statements.ts'

const mark = Decoration.line({ class: 'cm-statement' })

/** What F5 runs: the selection, or the statement at the cursor. */
export function spanToRun(state: EditorState): Span | undefined {
  const { main } = state.selection
  if (!main.empty && state.sliceDoc(main.from, main.to).trim() !== '') return { start: main.from, end: main.to }
  return statementAt(state.doc.toString(), main.head)
}

function marked(view: EditorView): DecorationSet {
  const span = spanToRun(view.state)
  const builder = new RangeSetBuilder<Decoration>()
  if (span) {
    const last = view.state.doc.lineAt(span.end).number
    for (let line = view.state.doc.lineAt(span.start).number; line <= last; line++) {
      const { from } = view.state.doc.line(line)
      builder.add(from, from, mark)
    }
  }
  return builder.finish()
}

/** A bar beside what F5 would run. */
export const statementMark = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = marked(view)
    }
    update(update: ViewUpdate) {
      if (update.docChanged || update.selectionSet) this.decorations = marked(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

/** Statements of several lines fold to their first. */
export const statementFolds = foldService.of((state, from, to) => {
  const span = statementsOf(state.doc.toString()).find((each) => each.start >= from && each.start <= to)
  return span && span.end > to ? { from: to, to: span.end } : null
})
