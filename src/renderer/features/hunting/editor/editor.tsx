import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, codeFolding, foldGutter, foldKeymap } from '@codemirror/language'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLineGutter, keymap, lineNumbers, placeholder } from '@codemirror/view'
import { type RefObject, useEffect, useImperativeHandle, useRef } from 'react'
import type { Problem } from '#base/problem.ts'
import { styleNonce } from '../../../platform/nonce.ts'
import { useSession } from '../../../state/use-session.ts'
import type { Span } from '../query/statements.ts'
import styles from './editor.module.css'
import { editorTheme } from './editor-theme.ts'
import { kqlLanguage } from './kql-language.ts'
import { languageService } from './language-service.ts'
import { semanticColours } from './semantic-colours.ts'
import { signatureHelp } from './signature-help.ts'
import { spanToRun, statementFolds, statementMark } from './statement-mark.ts'
import { typingOver } from './typing-over.ts'

/** What the rest of the page does to the text. */
export interface EditorHandle {
  /** what F5 would run now */
  span(): Span | undefined
  cursor(): number
  text(): string
  /** puts a text at the cursor or in place of the selection */
  insert(text: string): void
  insertAt(at: number, text: string): void
  replace(span: Span, text: string): void
  select(start: number, end: number): void
  focus(): void
}

interface Props {
  /** the draft on show; another one brings another text and its own undo history */
  readonly draft: number
  readonly initialText: string
  onText(text: string): void
  onRun(): void
  onCancel(): void
  onFormat(): void
  onProblems(problems: readonly Problem[]): void
  readonly handle: RefObject<EditorHandle | null>
}

export function Editor(props: Props) {
  const { calls } = useSession()
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  latest.current = props
  const states = useRef(new Map<number, EditorState>())
  const { draft, handle } = props

  useEffect(() => {
    const run = () => {
      latest.current.onRun()
      return true
    }
    const cancel = () => {
      latest.current.onCancel()
      return true
    }
    const format = () => {
      latest.current.onFormat()
      return true
    }
    const extensions: Extension = [
      EditorView.cspNonce.of(styleNonce() ?? ''),
      Prec.highest(
        keymap.of([
          { key: 'F5', run },
          { key: 'Shift-Enter', run },
          { key: 'Mod-Enter', run },
          { key: 'Shift-F5', run: cancel },
          { key: 'Shift-Alt-f', run: format },
        ]),
      ),
      lineNumbers(),
      foldGutter(),
      codeFolding(),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      kqlLanguage,
      editorTheme,
      typingOver,
      statementMark,
      statementFolds,
      languageService(calls, (problems) => latest.current.onProblems(problems)),
      signatureHelp(calls),
      semanticColours(calls),
      placeholder('Write KQL, or take a table from the schema'),
      keymap.of([
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...foldKeymap,
        indentWithTab,
        ...defaultKeymap,
      ]),
      EditorView.contentAttributes.of({ 'aria-label': 'Query', spellcheck: 'false', autocapitalize: 'off' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) latest.current.onText(update.state.doc.toString())
      }),
    ]
    const stateOf = (text: string) => EditorState.create({ doc: text, extensions })
    const made = new EditorView({ parent: host.current!, state: stateOf(latest.current.initialText) })
    view.current = made
    shown.current = latest.current.draft
    freshState.current = stateOf
    return () => {
      made.destroy()
      view.current = null
      states.current.clear()
    }
  }, [calls])

  const shown = useRef(draft)
  const freshState = useRef<((text: string) => EditorState) | null>(null)
  useEffect(() => {
    const at = view.current
    if (!at || shown.current === draft) return
    states.current.set(shown.current, at.state)
    shown.current = draft
    at.setState(states.current.get(draft) ?? freshState.current!(latest.current.initialText))
    at.focus()
  }, [draft])

  useImperativeHandle(handle, () => {
    const change = (from: number, to: number, insert: string) => {
      view.current?.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, scrollIntoView: true })
    }
    return {
      span: () => (view.current ? spanToRun(view.current.state) : undefined),
      cursor: () => view.current?.state.selection.main.head ?? 0,
      text: () => view.current?.state.doc.toString() ?? '',
      insert(text) {
        const range = view.current?.state.selection.main
        if (range) change(range.from, range.to, text)
        view.current?.focus()
      },
      insertAt: (at, text) => change(at, at, text),
      replace: (span, text) => change(span.start, span.end, text),
      select(start, end) {
        const length = view.current?.state.doc.length ?? 0
        view.current?.dispatch({
          selection: { anchor: Math.min(start, length), head: Math.min(Math.max(end, start), length) },
          scrollIntoView: true,
        })
        view.current?.focus()
      },
      focus: () => view.current?.focus(),
    }
  }, [])

  return <div ref={host} className={styles.editor} />
}
