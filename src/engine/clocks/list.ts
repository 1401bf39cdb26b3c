import { isoFromTicks } from '#base/ticks.ts'
import { correctionText } from '#model/device-clock.ts'
import type { Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { areCorrected, deviceClocks } from './device-clocks.ts'

/** Every correction, whether they are in force, and what of the case stands corrected by them. */
export function listClocks(store: ReadStore): Outputs['clocks']['list'] {
  return {
    corrected: areCorrected(store),
    devices: deviceClocks(store).map((clock) => ({
      device: clock.entity,
      label: clock.label,
      name: `${clock.type}:${clock.value}`,
      correction: correctionText(clock.correction),
      reason: clock.reason,
      by: clock.setBy,
      at: isoFromTicks(clock.setAt),
    })),
    tables: store.all<{ name: string; rows: number }>('SELECT name, rows FROM clocked_table WHERE rows > 0 ORDER BY name'),
    alerts: store.get<{ n: number }>('SELECT count(*) AS n FROM alert WHERE clock <> 0')!.n,
  }
}
