import type { Ticks } from '#base/ticks.ts'

/** Which columns of a row tell of a process: its own, those of the one that acted, or those of that one's parent. */
export type Side = 'own' | 'initiator' | 'parent'

export interface RowOfProcess {
  readonly table: string
  readonly row: number
  readonly side: Side
}

/** What an alert's evidence tells of a process that no table tells of. */
export interface ToldProcess {
  readonly path: string
  readonly commandLine: string
  readonly account: string
  readonly sha256: string
}

/** A process of a device in its index; parents are places in the same list. */
export interface KnownProcess {
  readonly key: string
  readonly pid: number | null
  /** start in ticks; null where no row tells it */
  readonly created: Ticks | null
  readonly name: string
  known: 'event' | 'initiator' | 'alert' | 'name'
  row: RowOfProcess | null
  told: ToldProcess | null
  parent: KnownProcess | null
  parentBasis: 'recorded' | 'id' | null
  readonly children: KnownProcess[]
  events: number
}

export const createKnownProcess = (
  key: string,
  pid: number | null,
  created: Ticks | null,
  name: string,
  known: KnownProcess['known'],
): KnownProcess => ({
  key,
  pid,
  created,
  name,
  known,
  row: null,
  told: null,
  parent: null,
  parentBasis: null,
  children: [],
  events: 0,
})
