import { EditorView } from '@codemirror/view'

/**
 * Typing over several selected lines is done here and not by the browser: it would carry the looks of what was there into the new text
 * as inline styles, which the page's policy refuses.
 */
export const typingOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { main } = view.state.selection
    const { doc } = view.state
    if (event.inputType !== 'insertText' || event.data === null || view.composing || main.empty) return false
    if (doc.lineAt(main.from).number === doc.lineAt(main.to).number && !event.data.includes('\n')) return false
    event.preventDefault()
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true })
    return true
  },
})
