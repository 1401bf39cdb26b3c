import { useEffect, useRef } from 'react'
import type { Command } from './commands.ts'
import { useSession } from './use-session.ts'

/** Offers commands while the component is shown; they always run as of the latest drawing. */
export function useCommands(commands: readonly Command[]): void {
  const { commands: store } = useSession()
  const latest = useRef(commands)
  latest.current = commands
  const identity = JSON.stringify(commands.map(({ id, title, keys }) => [id, title, keys]))
  useEffect(() => {
    const known = JSON.parse(identity) as unknown[]
    const stable = latest.current.slice(0, known.length).map((command) => ({
      ...command,
      run: () => latest.current.find((each) => each.id === command.id)?.run(),
    }))
    return store.add(stable)
  }, [store, identity])
}
