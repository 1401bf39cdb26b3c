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
}

export interface Notices extends StoreApi<{ readonly notices: readonly Notice[] }> {
  show(notice: Omit<Notice, 'id'>): void
  tell(problem: Problem): void
  dismiss(id: number): void
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
    dismiss: (id) => store.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
  }
}
