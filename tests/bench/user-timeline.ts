/**
 * Users in a case of a million rows of sign-ins, logons and cloud activity: the timeline's page, its histogram and the records of one
 * user, against the query one would write first. Run with `npm run bench -- user-timeline`.
 */

import { ticksFromUnixMs } from '../../src/base/ticks.ts'
import { rowsOf } from '../../src/engine/entities/records-of-entity.ts'
import { createCase } from '../../src/engine/store/case-file.ts'
import { ensureHuntingTable } from '../../src/engine/store/hunting-table.ts'
import { indexTables } from '../../src/engine/store/table-indexes.ts'
import { fillTextIndex } from '../../src/engine/store/text-index.ts'
import { timelineReads } from '../../src/engine/timeline/calls.ts'
import { schemaTable } from '../../src/model/tables/schema.ts'
import { measured } from '../support/measured.ts'
import { analyst } from '../support/placed-alerts.ts'

const ROWS = Number(process.argv[2] ?? 1_000_000)
/** the first of them has a tenth of all rows, as a service account would */
const USERS = 3_000
const TABLES = {
  EntraIdSignInEvents: ['AccountUpn', 'AccountObjectId', 'Application', 'IPAddress'],
  IdentityLogonEvents: ['AccountUpn', 'AccountSid', 'AccountName', 'AccountDomain'],
  CloudAppEvents: ['AccountObjectId', 'Application', 'ActionType', 'IPAddress'],
  DeviceLogonEvents: ['AccountName', 'AccountDomain', 'AccountSid', 'DeviceName'],
} as const

const store = createCase(':memory:')
store.run(
  "INSERT INTO source (path, sha256, bytes, format, importer_version, status, imported_at) VALUES ('bench', 'x', 0, 'bench', 1, 'done', 0)",
)
const valuesOf: Readonly<Record<string, (user: number) => string>> = {
  AccountUpn: (user) => `person.${user}@contoso.example`,
  AccountObjectId: (user) => `00000000-0000-4000-8000-${String(user).padStart(12, '0')}`,
  AccountSid: (user) => `S-1-5-21-3457937927-2839227994-823803824-${1000 + user}`,
  AccountName: (user) => `person${user}`,
  AccountDomain: () => 'contoso',
  Application: (user) => `App ${user % 20}`,
  IPAddress: (user) => `198.51.${user % 100}.${user % 250}`,
  ActionType: (user) => `Did${user % 9}`,
  DeviceName: (user) => `ws-${user % 400}.contoso.example`,
}
for (const user of [0, 7]) {
  const id = store.run("INSERT INTO entity (kind, key, label) VALUES ('user', ?, ?)", `upn:${user}`, `Person ${user}`).lastInsertRowid
  const names = [
    ['upn', valuesOf.AccountUpn!(user)],
    ['objectId', valuesOf.AccountObjectId!(user)],
    ['sid', valuesOf.AccountSid!(user)],
    ['accountName', `contoso\\${valuesOf.AccountName!(user)}`],
  ] as const
  for (const [type, value] of names)
    store.run("INSERT INTO entity_identifier (entity, type, value, basis) VALUES (?, ?, ?, 'bench')", id, type, value)
}
const start = ticksFromUnixMs(Date.UTC(2026, 0, 1))
const each = Math.floor(ROWS / 4)
for (const [name, columns] of Object.entries(TABLES)) {
  store.transaction(() => {
    ensureHuntingTable(store, schemaTable(name)!)
    const sql = `INSERT INTO ${name} (_source, _record, Timestamp, ${columns.join(', ')}) VALUES (1, ?, ?, ${columns.map(() => '?').join(', ')})`
    for (let n = 0; n < each; n++) {
      const user = n % 10 === 0 ? 0 : 1 + ((n * 7919) % (USERS - 1))
      store.run(sql, n, start + BigInt(n) * 40_000_000n, ...columns.map((column) => valuesOf[column]!(user)))
    }
    store.run('UPDATE hunting_table SET rows = ?, first_time = ? WHERE name = ?', each, start, name)
  })
}
indexTables(store, Object.keys(TABLES))
const began = performance.now()
for (const name of Object.keys(TABLES)) for (const _step of fillTextIndex(store, name));
console.log(
  `${ROWS.toLocaleString('en')} rows in 4 tables, their text indexes built in ${((performance.now() - began) / 1000).toFixed(1)} s`,
)

for (const [entity, user] of [
  [1, 0],
  [2, 7],
] as const) {
  console.log(user === 0 ? '\na user of every tenth row' : `\na user of one row in ${USERS.toLocaleString('en')}`)
  const upn = valuesOf.AccountUpn!(user)
  const raws = `SELECT Timestamp AS at FROM EntraIdSignInEvents WHERE AccountUpn = '${upn}' COLLATE NOCASE OR AccountObjectId = '${valuesOf.AccountObjectId!(user)}' COLLATE NOCASE
    UNION ALL SELECT Timestamp FROM IdentityLogonEvents WHERE AccountUpn = '${upn}' COLLATE NOCASE OR AccountSid = '${valuesOf.AccountSid!(user)}' COLLATE NOCASE
      OR (AccountName = 'person${user}' COLLATE NOCASE AND AccountDomain = 'contoso' COLLATE NOCASE)
    UNION ALL SELECT Timestamp FROM CloudAppEvents WHERE AccountObjectId = '${valuesOf.AccountObjectId!(user)}' COLLATE NOCASE
    UNION ALL SELECT Timestamp FROM DeviceLogonEvents WHERE AccountSid = '${valuesOf.AccountSid!(user)}' COLLATE NOCASE
      OR (AccountName = 'person${user}' COLLATE NOCASE AND AccountDomain = 'contoso' COLLATE NOCASE)`
  const first = measured('timeline: first page of 200', () => timelineReads.events!(store, { entity, limit: 200 }, analyst()))
  const raw = measured('raw UNION: first page of 200', () => store.all(`${raws} ORDER BY at DESC LIMIT 200`))
  if (first.events.length !== raw.length) throw new Error(`the two lists differ: ${first.events.length}, ${raw.length}`)
  const told = measured('timeline: histogram of 120 bins', () => timelineReads.histogram!(store, { entity, bins: 120 }, analyst()))!
  const counted = measured('raw UNION: count by bin', () =>
    store.all<{ n: number }>(`SELECT (at - ${start}) / 1000000000000 AS bin, count(*) AS n FROM (${raws}) GROUP BY 1`),
  )
  const [ours, theirs] = [told.events.reduce((sum, n) => sum + n, 0), counted.reduce((sum, { n }) => sum + n, 0)]
  if (ours !== theirs) throw new Error(`the two histograms differ: ${ours}, ${theirs}`)
  measured('records: first page of 100', () =>
    rowsOf(store, store.all('SELECT type, value FROM entity_identifier WHERE entity = ?', entity), 0, 100),
  )
}
store.close()
