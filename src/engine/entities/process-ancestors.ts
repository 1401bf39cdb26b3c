import { TICKS_PER_SECOND, ticksFromIso } from '#base/ticks.ts'
import { folded, second } from '#model/identity/normalise.ts'
import { textAt } from '#model/identity/properties.ts'
import type { ReadStore } from '../store/sql.ts'
import type { EvidencePiece } from './alert-evidence.ts'
import { type Claim, claimOf } from './claim.ts'
import { huntingRows, tableWithRows, writtenTimes } from './hunting-rows.ts'
import type { Group } from './partition.ts'
import { momentText } from './sight.ts'

const COLUMNS = ['InitiatingProcessId', 'InitiatingProcessCreationTime', 'InitiatingProcessFileName', 'InitiatingProcessCommandLine']

/**
 * The processes that started alerted ones, as the telemetry tells: claimed so that one who stands between two alerts can be shown.
 * Each alerted process is looked up by device and id, which is indexed.
 */
export function ancestorClaims(
  store: ReadStore,
  pieces: Iterable<EvidencePiece>,
  deviceOf: (piece: EvidencePiece) => Group | undefined,
): Claim[] {
  const found = tableWithRows(store, 'DeviceProcessEvents')
  const table = found && writtenTimes(found)
  if (!table || !['DeviceId', 'ProcessId', 'ProcessCreationTime'].every((column) => table.has(column))) return []
  const created = table.sql('ProcessCreationTime')
  const where = `${table.sql('DeviceId')} = ? AND ${table.sql('ProcessId')} = ? AND ${created} >= ? AND ${created} < ?`
  const claims: Claim[] = []
  const asked = new Set<string>()
  for (const piece of pieces) {
    const device = piece.kind === 'process' ? deviceOf(piece) : undefined
    const id = textAt(piece.properties, 'processId')
    const start = second(textAt(piece.properties, 'processCreationDateTime'))
    const sensor = device && [...device.names.values()].find((name) => name.type === 'mdeDeviceId')
    if (!device || !sensor || !id || !start || asked.has(`${device.key} ${id} ${start}`)) continue
    asked.add(`${device.key} ${id} ${start}`)
    const from = ticksFromIso(`${start}Z`)!
    for (const row of huntingRows(store, table, COLUMNS, where, folded(sensor.value), Number(id), from, from + TICKS_PER_SECOND)) {
      const parent = {
        processId: row.values.InitiatingProcessId ?? '',
        processCreationDateTime: momentText(row.values.InitiatingProcessCreationTime ?? ''),
        processCommandLine: row.values.InitiatingProcessCommandLine ?? '',
        imageFile: { fileName: row.values.InitiatingProcessFileName ?? '' },
      }
      if (!parent.processId || !parent.processCreationDateTime) continue
      const place = { source: row.source, record: row.record, what: 'a row of DeviceProcessEvents' }
      claims.push(claimOf('process', parent, { device: device.key }, place))
    }
  }
  return claims
}
