import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { type EditorView, showTooltip, type Tooltip, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { Calls } from '../../../state/calls.ts'
import { enclosingCall } from '../query/enclosing-call.ts'

const PAUSE = 150

interface Help {
  readonly pos: number
  /** `dcount(expr, [accuracy])`, with what the function is for on the lines after */
  readonly text: string
  readonly argument: number
}

const setHelp = StateEffect.define<Help | null>()

/** The stretch of a signature's parameter by its number; the last one stands for all that follow it. */
export function parameterSpan(signature: string, argument: number): readonly [number, number] | null {
  const open = signature.indexOf('(', signature.startsWith('(') ? signature.indexOf(')') : 0)
  if (open < 0) return null
  const spans: [number, number][] = []
  let [depth, from, at] = [0, open + 1, open + 1]
  for (; at < signature.length; at++) {
    const sign = signature[at]!
    if (sign === ')' && depth === 0) break
    if ('([{<'.includes(sign)) depth += 1
    else if (')]}>'.includes(sign)) depth -= 1
    else if (sign === ',' && depth <= 0) {
      spans.push([from, at])
      from = at + 1
    }
  }
  if (at > from) spans.push([from, at])
  return spans[Math.min(argument, spans.length - 1)] ?? null
}

function drawn({ text, argument }: Help): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'cm-kql-hover'
  const [signature = '', ...about] = text.split('\n')
  const span = parameterSpan(signature, argument)
  if (span) {
    const marked = document.createElement('strong')
    marked.textContent = signature.slice(span[0], span[1])
    dom.append(signature.slice(0, span[0]), marked, signature.slice(span[1]))
  } else dom.append(signature)
  if (about.length > 0) dom.append(`\n${about.join('\n')}`)
  return dom
}

const field = StateField.define<Help | null>({
  create: () => null,
  update(help, transaction) {
    for (const effect of transaction.effects) if (effect.is(setHelp)) return effect.value
    return help && transaction.docChanged ? { ...help, pos: transaction.changes.mapPos(help.pos) } : help
  },
  provide: (of) =>
    showTooltip.compute([of], (state): Tooltip | null => {
      const help = state.field(of)
      return help && { pos: help.pos, above: true, create: () => ({ dom: drawn(help) }) }
    }),
})

const callAt = (state: EditorState) => {
  const { main } = state.selection
  return main.empty ? enclosingCall(state.doc.toString(), main.head) : null
}

/** While a call is typed: what its function takes, with the parameter the cursor is at marked. Leaving the call puts it away. */
export function signatureHelp(calls: Calls): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      private due: ReturnType<typeof setTimeout> | undefined
      private readonly view: EditorView

      constructor(view: EditorView) {
        this.view = view
      }

      update(update: ViewUpdate) {
        if (!update.docChanged && !update.selectionSet) return
        clearTimeout(this.due)
        this.due = setTimeout(() => void this.ask(), PAUSE)
      }

      private async ask() {
        const { state } = this.view
        const call = callAt(state)
        const shown = state.field(field)
        if (!call) {
          if (shown) this.view.dispatch({ effects: setHelp.of(null) })
          return
        }
        const answer = await calls.ask('language.hover', { text: state.doc.toString(), offset: call.at + 1 })
        const now = callAt(this.view.state)
        if (now?.at !== call.at) return
        const told = answer.ok && answer.value && /\(/.test(answer.value.text.replace(/^\([^)]*\)/, '')) ? answer.value.text : null
        this.view.dispatch({ effects: setHelp.of(told ? { pos: call.at, text: told, argument: now.argument } : null) })
      }

      destroy() {
        clearTimeout(this.due)
      }
    },
  )
  return [field, plugin]
}
