import { autocompletion, type Completion, type CompletionContext, type CompletionResult, pickedCompletion } from '@codemirror/autocomplete'
import { type Diagnostic, linter } from '@codemirror/lint'
import type { Extension, Text } from '@codemirror/state'
import { type EditorView, hoverTooltip } from '@codemirror/view'
import type { Problem } from '#base/problem.ts'
import type { Calls } from '../../../state/calls.ts'
import { type Span, statementAt, statementsOf } from '../query/statements.ts'
import { placedIn } from '../workbench/workbench.ts'

const TYPING_PAUSE = 250

const statementOf = (doc: Text, offset: number): { text: string; span: Span } => {
  const text = doc.toString()
  const span = statementAt(text, offset) ?? { start: 0, end: 0 }
  // what is typed after a statement's last line still belongs to it while no blank line parts them
  const end = Math.max(span.end, text.slice(span.end, offset).includes('\n\n') ? span.end : Math.min(offset, text.length))
  return { text: text.slice(span.start, end), span: { start: span.start, end } }
}

const icons: Readonly<Record<string, string>> = {
  Table: 'class',
  Column: 'property',
  ScalarFunction: 'function',
  AggregateFunction: 'function',
  TabularFunction: 'function',
  BuiltInFunction: 'function',
  LocalFunction: 'function',
  QueryPrefix: 'keyword',
  TabularPrefix: 'keyword',
  Keyword: 'keyword',
  Variable: 'variable',
  Parameter: 'variable',
}

function completionSource(calls: Calls) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\w$-]+/)
    const before = context.state.sliceDoc(Math.max(0, context.pos - 2), context.pos)
    if (!context.explicit && !word && !/[|(,.=]\s?$/.test(before)) return null
    const { text, span } = statementOf(context.state.doc, context.pos)
    const abort = new AbortController()
    context.addEventListener('abort', () => abort.abort())
    const answer = await calls.ask('language.complete', { text, offset: Math.max(0, context.pos - span.start) }, abort.signal)
    if (!answer.ok || answer.value.items.length === 0) return null
    const options: Completion[] = answer.value.items.map((item, place) => ({
      label: item.label,
      type: icons[item.kind] ?? 'text',
      boost: -place / 1000,
      ...(item.detail ? { info: item.detail } : {}),
      apply: (view, completion, from, to) => {
        view.dispatch({
          changes: { from, to, insert: item.apply },
          selection: { anchor: from + item.cursor },
          annotations: pickedCompletion.of(completion),
        })
      },
    }))
    return { from: span.start + answer.value.from, to: span.start + answer.value.to, options, validFor: /^[\w$]*$/ }
  }
}

/** Problems of every statement of a text, placed in it. */
export async function problemsOf(calls: Calls, text: string): Promise<readonly Problem[]> {
  const found = await Promise.all(
    statementsOf(text)
      // a comment alone is no query
      .filter((span) => /^(?!\s*\/\/)\s*\S/m.test(text.slice(span.start, span.end)))
      .map(async (span) => {
        const answer = await calls.ask('language.diagnose', { text: text.slice(span.start, span.end) })
        return answer.ok ? answer.value.map((problem) => placedIn(problem, text, span.start)) : []
      }),
  )
  return found.flat()
}

function diagnosticsOf(calls: Calls, onProblems: (problems: readonly Problem[]) => void) {
  return async (view: EditorView): Promise<Diagnostic[]> => {
    const text = view.state.doc.toString()
    const problems = await problemsOf(calls, text)
    if (view.state.doc.toString() === text) onProblems(problems)
    return problems.map((problem) => {
      const from = Math.min(problem.where?.start ?? 0, text.length)
      return {
        from,
        to: Math.min(Math.max(problem.where?.end ?? from, from), text.length),
        severity: problem.severity,
        message: problem.message,
      }
    })
  }
}

function hoverSource(calls: Calls) {
  return async (view: EditorView, pos: number) => {
    const { text, span } = statementOf(view.state.doc, pos)
    if (pos > span.end) return null
    const answer = await calls.ask('language.hover', { text, offset: pos - span.start })
    if (!answer.ok || !answer.value) return null
    const told = answer.value.text
    const word = view.state.wordAt(pos)
    return {
      pos: word?.from ?? pos,
      end: word?.to ?? pos,
      create: () => {
        const dom = document.createElement('div')
        dom.className = 'cm-kql-hover'
        dom.textContent = told
        return { dom }
      },
    }
  }
}

/** Completion, problems while typing and help, answered by the Kusto service from the case's schema. */
export function languageService(calls: Calls, onProblems: (problems: readonly Problem[]) => void): Extension {
  return [
    autocompletion({ override: [completionSource(calls)], icons: false, maxRenderedOptions: 60 }),
    linter(diagnosticsOf(calls, onProblems), { delay: TYPING_PAUSE }),
    hoverTooltip(hoverSource(calls), { hoverTime: 400 }),
  ]
}
