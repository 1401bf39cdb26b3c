import type * as z from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { caseInfo } from '#api/calls/case.ts'

export type CaseInfo = z.infer<typeof caseInfo>

export interface CaseState {
  /** undefined until the host has answered, null while no case is open */
  readonly info: CaseInfo | null | undefined
  /** false once the host is gone and nothing can be asked any more */
  readonly connected: boolean
}

export type CaseStore = StoreApi<CaseState>

export const createCaseStore = (): CaseStore => createStore<CaseState>(() => ({ info: undefined, connected: true }))
