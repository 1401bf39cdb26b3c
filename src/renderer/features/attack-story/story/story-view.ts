import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { EntityKind } from '#model/entity-kind.ts'
import type { Player } from '../../../state/playback/player.ts'
import type { Story } from './story.ts'

/** What one attack story's screen remembers while it is open. */
export interface StoryView {
  readonly hovered: string | null
  /** the alert the hand is on in the list */
  readonly hoveredAlert: number | null
  readonly unfolded: ReadonlySet<string>
  readonly hiddenKinds: ReadonlySet<EntityKind>
  readonly search: string
  readonly shown: 'graph' | 'table'
  /** what the details pane shows of the selection */
  readonly details: 'about' | 'records'
  /** why the graph could not be drawn when it was last asked for */
  readonly undrawn: 'absent' | 'lost' | null
  /** the camera goes where playback is, only if asked */
  readonly follows: boolean
}

export interface StoryViewStore extends StoreApi<StoryView> {
  toggleFold(group: string): void
  toggleKind(kind: EntityKind): void
}

const toggled = <T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> => {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}

export function createStoryView(): StoryViewStore {
  const store = createStore<StoryView>(() => ({
    hovered: null,
    hoveredAlert: null,
    unfolded: new Set(),
    hiddenKinds: new Set(),
    search: '',
    shown: 'graph',
    details: 'about',
    undrawn: null,
    follows: false,
  }))
  return {
    ...store,
    toggleFold: (group) => store.setState(({ unfolded }) => ({ unfolded: toggled(unfolded, group) })),
    toggleKind: (kind) => store.setState(({ hiddenKinds }) => ({ hiddenKinds: toggled(hiddenKinds, kind) })),
  }
}

export interface StoryContextValue {
  readonly story: Story
  readonly player: Player
  readonly view: StoryViewStore
}

const StoryContext = createContext<StoryContextValue | null>(null)

export const StoryProvider = StoryContext.Provider

export function useStory(): StoryContextValue {
  const value = useContext(StoryContext)
  if (!value) throw new Error('useStory outside of a StoryProvider')
  return value
}

export const useStoryView = <T>(select: (view: StoryView) => T): T => useStore(useStory().view, select)
