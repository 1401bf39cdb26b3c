import { fail } from '#base/problem.ts'
import { ticksFromUnixMs } from '#base/ticks.ts'
import { correctionText, correctionWords, parseCorrection } from '#model/device-clock.ts'
import { logActivity } from '../activity/log.ts'
import { withoutNoting } from '../activity/row-changes.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs } from '../calls/index.ts'
import { correlate } from '../correlate/correlate.ts'
import { entityRow } from '../entities/detail.ts'
import { resolveWithin } from '../entities/resolve.ts'
import type { WriteStore } from '../store/sql.ts'
import { areCorrected, deviceClocks } from './device-clocks.ts'

/**
 * Carries the corrections as they stand into every time of the case and works out anew what follows from times: entities, edges, and
 * where alerts belong. An act remembers the correction alone; all else follows from it again when it is taken back.
 */
export function carryClocks(store: WriteStore, context: CallContext): void {
  withoutNoting(store, () => {
    if (store.get('SELECT 1 FROM incident')) correlate(store, { ignoreProvider: false }, context)
    else resolveWithin(store, context)
  })
}

/** The name a correction hangs on: the device's canonical one. */
function nameOf(store: WriteStore, device: number): { type: string; value: string; label: string } {
  const { kind, label } = entityRow(store, device)
  if (kind !== 'device') fail('clocks.no-device', `${label} is no device: only devices have clocks.`)
  const { key } = store.get<{ key: string }>('SELECT key FROM entity WHERE id = ?', device)!
  const colon = key.indexOf(':')
  return { type: key.slice(0, colon), value: key.slice(colon + 1), label }
}

/**
 * Says by how much a device's clock was wrong, and why that is known; null takes the correction back. Fails with `entity.not-found`,
 * `clocks.no-device` and `clocks.bad-correction`.
 */
export function setClock(store: WriteStore, input: Inputs['clocks']['set'], context: CallContext): { changed: boolean } {
  const given = input.correction === null ? null : parseCorrection(input.correction)
  if (input.correction !== null && given === null) {
    fail('clocks.bad-correction', `${input.correction} is no correction of a clock.`, {
      hint: 'Write +00:05:00 or -1h 30min; at most 100 years forward, 40 back.',
    })
  }
  const correction = given === 0n ? null : given
  const reason = input.reason.trim()
  if (correction !== null && reason === '') fail('clocks.no-reason', 'A correction needs the reason it is known by.')
  return store.transaction(() => {
    const { type, value, label } = nameOf(store, input.device)
    const before = deviceClocks(store).find((one) => one.entity === input.device)
    if ((before?.correction ?? null) === correction && (before?.reason ?? '') === (correction === null ? '' : reason))
      return { changed: false }
    store.run(
      `DELETE FROM device_clock WHERE EXISTS (SELECT 1 FROM entity_identifier AS named
         WHERE named.entity = ? AND named.type = device_clock.type AND named.value = device_clock.value)`,
      input.device,
    )
    if (correction !== null) {
      store.run(
        'INSERT INTO device_clock (type, value, correction, reason, set_by, set_at) VALUES (?, ?, ?, ?, ?, ?)',
        type,
        value,
        correction,
        reason,
        context.analyst,
        ticksFromUnixMs(Date.now()),
      )
    }
    carryClocks(store, context)
    logActivity(store, {
      kind: 'audit',
      action: correction === null ? 'clock.removed' : 'clock.set',
      performedBy: context.analyst,
      targetType: 'entity',
      targetId: input.device,
      targetName: label,
      text: correction === null ? reason : `${correctionWords(correction)}: ${reason}`,
      detail: {
        before: before ? { correction: correctionText(before.correction), reason: before.reason } : null,
        after: correction === null ? null : { correction: correctionText(correction), reason },
      },
    })
    return { changed: true }
  })
}

/** Shows corrected times everywhere, or everywhere what devices wrote. */
export function switchClocks(store: WriteStore, { corrected }: Inputs['clocks']['switch'], context: CallContext): { changed: boolean } {
  return store.transaction(() => {
    if (areCorrected(store) === corrected) return { changed: false }
    store.run('UPDATE clock_switch SET corrected = ? WHERE id = 1', corrected ? 1 : 0)
    carryClocks(store, context)
    logActivity(store, {
      kind: 'audit',
      action: corrected ? 'clock.switched-on' : 'clock.switched-off',
      performedBy: context.analyst,
      targetType: 'case',
      detail: { corrected },
    })
    return { changed: true }
  })
}
