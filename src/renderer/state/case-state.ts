import type * as z from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { caseInfo } from '#api/calls/case.ts'
import type { Result } from '#base/result.ts'

export type CaseInfo = z.infer<typeof caseInfo>

/** A case being made, opened or closed. */
export interface CaseChanging {
  readonly what: string
  /** `{}` where a case was closed, null where the analyst gave up the dialog that asks for a place */
  readonly done: Promise<Result<CaseInfo | Record<string, never> | null>>
}

export interface CaseState {
  /** undefined until the host has answered, null while no case is open */
  readonly info: CaseInfo | null | undefined
  /** false once the host is gone and nothing can be asked any more */
  readonly connected: boolean
  /** what this window asked the host to make, open or close last, until that is done */
  readonly changing: CaseChanging | null
}

export type CaseStore = StoreApi<CaseState>

export const createCaseStore = (): CaseStore => createStore<CaseState>(() => ({ info: undefined, connected: true, changing: null }))
