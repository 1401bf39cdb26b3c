import type { ReadStore } from '../store/sql.ts'
import { correctionOf } from './device-clocks.ts'

/** The correction in force of the device within whose names something goes: `mdeDeviceId:f1a2…|4711|2026-03-02T09:00:00`. */
export function scopedCorrection(store: ReadStore, value: string): bigint {
  const [device = ''] = value.split('|')
  const colon = device.indexOf(':')
  if (colon < 0) return 0n
  const named = store.get<{ entity: number }>(
    "SELECT entity FROM entity_identifier JOIN entity ON entity.id = entity WHERE type = ? AND value = ? AND entity.kind = 'device'",
    device.slice(0, colon),
    device.slice(colon + 1),
  )
  return named ? correctionOf(store, named.entity) : 0n
}
