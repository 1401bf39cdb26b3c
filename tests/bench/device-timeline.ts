/**
 * A device of a million events: the timeline's pages and histogram against the query one would write first, a UNION of all tables sorted
 * and cut. Run with `npm run bench -- device-timeline`.
 */

import { isoFromTicks, ticksFromUnixMs } from '../../src/base/ticks.ts'
import { createCase } from '../../src/engine/store/case-file.ts'
import { ensureHuntingTable } from '../../src/engine/store/hunting-table.ts'
import { indexTables } from '../../src/engine/store/table-indexes.ts'
import { timelineReads } from '../../src/engine/timeline/calls.ts'
import { schemaTable } from '../../src/model/tables/schema.ts'
import { measured } from '../support/measured.ts'
import { analyst } from '../support/placed-alerts.ts'

const EVENTS = Number(process.argv[2] ?? 1_000_000)
const TABLES = ['DeviceProcessEvents', 'DeviceNetworkEvents', 'DeviceFileEvents', 'DeviceRegistryEvents', 'DeviceEvents'] as const
const ID = 'f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4'

const store = createCase(':memory:')
store.run(
  "INSERT INTO source (path, sha256, bytes, format, importer_version, status, imported_at) VALUES ('bench', 'x', 0, 'bench', 1, 'done', 0)",
)
store.run("INSERT INTO entity (kind, key, label) VALUES ('device', ?, 'ws-01')", `mdeDeviceId:${ID}`)
store.run(
  "INSERT INTO entity_identifier (entity, type, value, basis) VALUES (1, 'mdeDeviceId', ?, 'bench'), (1, 'dnsName', 'ws-01.contoso.example', 'bench')",
  ID,
)
const start = ticksFromUnixMs(Date.UTC(2026, 0, 1))
store.transaction(() => {
  for (const [place, name] of TABLES.entries()) {
    ensureHuntingTable(store, schemaTable(name)!)
    const each = EVENTS / TABLES.length
    for (let n = 0; n < each; n++) {
      // a tenth of the rows are another device's
      const mine = n % 10 !== 0
      store.run(
        `INSERT INTO ${name} (_source, _record, Timestamp, DeviceId, DeviceName, ActionType, InitiatingProcessFileName) VALUES (1, ?, ?, ?, ?, ?, ?)`,
        n,
        start + BigInt(n * TABLES.length + place) * 20_000_000n,
        mine ? ID : 'other',
        mine ? 'ws-01.contoso.example' : 'other',
        `Action${n % 9}`,
        `tool-${n % 400}.exe`,
      )
    }
    store.run('UPDATE hunting_table SET rows = ?, first_time = ? WHERE name = ?', each, start, name)
  }
})
indexTables(store, TABLES)

console.log(`${EVENTS.toLocaleString('en')} events in ${TABLES.length} tables`)
const raw = TABLES.map((name) => `SELECT '${name}' AS name, _id, Timestamp AS at FROM ${name} WHERE DeviceId = '${ID}'`).join(' UNION ALL ')
const first = measured('timeline: first page of 200', () => timelineReads.events!(store, { entity: 1, limit: 200 }, analyst()))
const raws = measured('raw UNION: first page of 200', () => store.all<{ at: bigint }>(`${raw} ORDER BY at DESC LIMIT 200`))
measured('raw UNION: the same, its rows whole', () =>
  store
    .all<{ name: string; _id: number }>(`${raw} ORDER BY at DESC LIMIT 200`)
    .map((one) => store.get(`SELECT * FROM ${one.name} WHERE _id = ?`, one._id)),
)
if (first.events.at(-1)!.at !== isoFromTicks(raws.at(-1)!.at as never)) throw new Error('the two lists differ')
const middle = { at: isoFromTicks((start + BigInt(EVENTS) * 10_000_000n) as never), table: 'DeviceEvents', row: 1 }
measured('timeline: a page in the middle', () => timelineReads.events!(store, { entity: 1, after: middle, limit: 200 }, analyst()))
measured('raw UNION: the same by OFFSET', () => store.all(`${raw} ORDER BY at DESC LIMIT 200 OFFSET ${Math.floor(EVENTS * 0.45)}`))
measured('timeline: histogram of 120 bins', () => timelineReads.histogram!(store, { entity: 1, bins: 120 }, analyst()))
measured('raw UNION: histogram', () => store.all(`SELECT (at - ${start}) / 1000000000000 AS bin, count(*) FROM (${raw}) GROUP BY 1`))
measured('timeline: search for a rare name', () => timelineReads.events!(store, { entity: 1, search: 'tool-399', limit: 200 }, analyst()))
const held = (name: string) =>
  schemaTable(name)!
    .columns.filter((column) =>
      [
        'ActionType',
        'FileName',
        'FolderPath',
        'InitiatingProcessFileName',
        'InitiatingProcessCommandLine',
        'RemoteUrl',
        'RegistryKey',
        'AdditionalFields',
      ].includes(column.name),
    )
    .map((column) => `${column.name} LIKE '%tool-399%'`)
    .join(' OR ')
const likes = TABLES.map((name) => `SELECT _id, Timestamp AS at FROM ${name} WHERE DeviceId = '${ID}' AND (${held(name)})`)
measured('raw UNION: the same by LIKE in eight columns', () => store.all(`${likes.join(' UNION ALL ')} ORDER BY at DESC LIMIT 200`))
store.close()
