import type { Ticks } from '#base/ticks.ts'
import type { ReadStore } from '../store/sql.ts'

/** A device whose clock is known to have been wrong. */
export interface DeviceClock {
  readonly id: number
  readonly type: string
  readonly value: string
  /** ticks to add to what it wrote */
  readonly correction: bigint
  readonly reason: string
  readonly setBy: string
  readonly setAt: Ticks
  /** the device that goes by the name; null where the case knows none any more */
  readonly entity: number | null
  readonly label: string
}

interface Stored {
  id: number
  type: string
  value: string
  correction: number | bigint
  reason: string
  set_by: string
  set_at: Ticks
  entity: number | null
  label: string | null
}

/** Every correction an analyst gave, whether or not they are in force; of two under names of one device the later counts. */
export function deviceClocks(store: ReadStore): DeviceClock[] {
  const rows = store.all<Stored>(
    `SELECT device_clock.*, entity.id AS entity, entity.label FROM device_clock
     LEFT JOIN entity_identifier AS named ON named.type = device_clock.type AND named.value = device_clock.value
       AND named.entity IN (SELECT id FROM entity WHERE kind = 'device')
     LEFT JOIN entity ON entity.id = named.entity ORDER BY device_clock.id DESC`,
  )
  const met = new Set<number>()
  return rows
    .filter(({ entity }) => entity === null || (!met.has(entity) && met.add(entity)))
    .map((row) => ({
      id: row.id,
      type: row.type,
      value: row.value,
      correction: BigInt(row.correction),
      reason: row.reason,
      setBy: row.set_by,
      setAt: row.set_at,
      entity: row.entity,
      label: row.label ?? row.value,
    }))
    .reverse()
}

/** Whether corrected times are shown, everywhere, or what devices wrote, everywhere. */
export const areCorrected = (store: ReadStore): boolean =>
  store.get<{ corrected: number }>('SELECT corrected FROM clock_switch')?.corrected === 1

/** Corrections in force, by device entity. */
export function correctionsInForce(store: ReadStore): ReadonlyMap<number, bigint> {
  if (!areCorrected(store)) return new Map()
  return new Map(
    deviceClocks(store).flatMap(({ entity, correction }) => (entity === null || correction === 0n ? [] : [[entity, correction] as const])),
  )
}

/** By how much a device's times stand corrected; 0 where they are as it wrote them. */
export const correctionOf = (store: ReadStore, device: number): bigint => correctionsInForce(store).get(device) ?? 0n
