import type { Ticks } from '#base/ticks.ts'
import { correctionsInForce, deviceClocks } from '../clocks/device-clocks.ts'
import { scopedCorrection } from '../clocks/scoped-correction.ts'
import { clockOfMoment } from '../clocks/span-clocks.ts'
import type { ReadStore } from '../store/sql.ts'

interface Found {
  readonly investigation: number
  readonly key: string
  readonly entity: number | null
  readonly first: Ticks | null
}

/**
 * By how much the time stands corrected at which an investigation first saw something. An entity of the case is asked for the record of
 * that moment; what only tables speak of stands as its device's clock did when the investigation ran, and one that ran before the
 * correction was given kept what the device wrote.
 */
export function clocksOfSubjects(store: ReadStore): (of: Found) => bigint {
  if (correctionsInForce(store).size === 0) return () => 0n
  const latest = deviceClocks(store).at(-1)!.setAt
  const started = new Map<number, Ticks>()
  const startOf = (investigation: number): Ticks => {
    const known = started.get(investigation)
    if (known !== undefined) return known
    const at = store.get<{ started: Ticks }>('SELECT started FROM investigation WHERE id = ?', investigation)!.started
    started.set(investigation, at)
    return at
  }
  return ({ investigation, key, entity, first }) => {
    if (first === null) return 0n
    if (entity !== null) return clockOfMoment(store, entity, first)
    return startOf(investigation) >= latest ? scopedCorrection(store, key) : 0n
  }
}
