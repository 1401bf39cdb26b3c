import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '#base/problem.ts'
import type { Address } from './address.ts'

/** A short message about something just done; it never holds the only copy of what it says. */
export interface Notice {
  readonly id: number
  readonly intent: 'success' | 'info' | 'warning' | 'error'
  readonly text: string
  readonly hint?: string
  readonly link?: { readonly title: string; readonly to: Address }
  readonly action?: { readonly title: string; run(): void }
}

export interface Notices extends StoreApi<{ readonly notices: readonly Notice[] }> {
  show(notice: Omit<Notice, 'id'>): void
  tell(problem: Problem): void
  /** Adds what can be done about an act to the success told after notice `since`; where none was told, says it. */
  offer(since: number, text: string, action: NonNullable<Notice['action']>): void
  /** number of the last notice shown */
  last(): number
  dismiss(id: number): void
}

/** Told where the system refused its clipboard. */
export const notCopied: Omit<Notice, 'id'> = {
  intent: 'error',
  text: 'The system did not take the text onto its clipboard',
  hint: 'Bring the window to the front and copy again.',
}

const KEPT = 4

export function createNotices(): Notices {
  let last = 0
  const store = createStore<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }))
  const show: Notices['show'] = (notice) =>
    store.setState((state) => ({ notices: [...state.notices, { ...notice, id: ++last }].slice(-KEPT) }))
  return {
    ...store,
    show,
    tell: (problem) =>
      show({
        intent: problem.severity === 'info' ? 'info' : problem.severity,
        text: problem.message,
        ...(problem.hint ? { hint: problem.hint } : {}),
      }),
    last: () => last,
    offer(since, text, action) {
      const { notices } = store.getState()
      const told = notices.findLast((notice) => notice.id > since && notice.intent === 'success' && !notice.action)
      if (!told) return show({ intent: 'success', text, action })
      store.setState({ notices: notices.map((notice) => (notice === told ? { ...told, action } : notice)) })
    },
    dismiss: (id) => store.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
  }
}
