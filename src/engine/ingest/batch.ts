import type { Problem } from '#base/problem.ts'
import type { AlertRecord, IncidentRecord } from '#model/alert-record.ts'
import type { ImageRows } from '../store/row-writer.ts'

/** A problem on its way into the case; `rejected` tells those that stand for a record which was not stored. */
export interface FoundProblem {
  readonly problem: Problem
  readonly rejected: boolean
  readonly record: number | null
  readonly offset: number | null
  readonly raw: string
}

/** What becomes one transaction: some records of one source, and all that they gave rise to. */
export interface Batch {
  read: number
  rejected: number
  readonly rows: ImageRows[]
  /** the database that holds the rows (see store/image); empty where there are none */
  readonly image: Uint8Array
  readonly alerts: { readonly record: number; readonly alert: AlertRecord }[]
  readonly incidents: { readonly record: number; readonly incident: IncidentRecord }[]
  readonly raws: { readonly record: number; readonly offset: number; readonly body: string }[]
  readonly problems: FoundProblem[]
}
