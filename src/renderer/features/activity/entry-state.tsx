import { StatusText, type StatusTone } from '../../ui/status-text.tsx'
import { type Entry, type EntryState, stateOf, stateTitles } from './entry-words.ts'

const tones: Readonly<Record<EntryState, StatusTone>> = { done: 'done', undone: 'waiting', final: 'quiet' }

export function EntryStateText({ entry }: { entry: Pick<Entry, 'act'> }) {
  const state = stateOf(entry)
  return <StatusText tone={tones[state]}>{stateTitles[state]}</StatusText>
}
