import { createStore, type StoreApi } from 'zustand/vanilla'

/** Something the analyst can do by name: found in the palette, bound to a key, or chosen from the host's own menu. */
export interface Command {
  /** `noun.verb`, known to the host's menu as well */
  readonly id: string
  readonly title: string
  /** heading in the palette and in the list of keys */
  readonly group: string
  /** as pressed, e.g. `Ctrl+K`, `?`, `Shift+ArrowLeft`; `Ctrl` is Command on a Mac */
  readonly keys?: readonly string[]
  /** the keys are the text field's own while something is being typed */
  readonly notWhileTyping?: boolean
  run(): void
}

export interface Commands extends StoreApi<{ readonly commands: readonly Command[] }> {
  /** Adds commands while a screen is shown; answers how to take them back. Later ones win over earlier ones of the same key. */
  add(commands: readonly Command[]): () => void
  run(id: string): boolean
  /** The command a key press means, or undefined. */
  ofKey(event: KeyboardEvent): Command | undefined
}

const isMac = () => typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

/** A key press as {@link Command.keys} writes it. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const control = isMac() ? event.metaKey : event.ctrlKey
  // a printed sign such as `?` already says that Shift was held
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key))
  return `${control ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`
}

export function createCommands(): Commands {
  const store = createStore<{ readonly commands: readonly Command[] }>(() => ({ commands: [] }))
  return {
    ...store,
    add(commands) {
      store.setState((state) => ({ commands: [...state.commands, ...commands] }))
      return () => store.setState((state) => ({ commands: state.commands.filter((command) => !commands.includes(command)) }))
    },
    run(id) {
      const command = store.getState().commands.findLast((each) => each.id === id)
      command?.run()
      return command !== undefined
    },
    ofKey(event) {
      const name = keyName(event)
      return store.getState().commands.findLast((command) => command.keys?.includes(name))
    },
  }
}
