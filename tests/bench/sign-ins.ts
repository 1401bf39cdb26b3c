/**
 * The sign-in review of one user among 2,000 with a million sign-ins and as many audited acts, with the tables' text indexes and while
 * they are still to be built, against the query one would write first. Run with `npm run bench -- sign-ins`.
 */

import { isoFromTicks, TICKS_PER_DAY, ticksFromUnixMs } from '../../src/base/ticks.ts'
import { signInReads } from '../../src/engine/sign-ins/calls.ts'
import { createCase } from '../../src/engine/store/case-file.ts'
import { ensureHuntingTable } from '../../src/engine/store/hunting-table.ts'
import { indexTables } from '../../src/engine/store/table-indexes.ts'
import { fillTextIndex } from '../../src/engine/store/text-index.ts'
import { schemaTable } from '../../src/model/tables/schema.ts'
import { measured } from '../support/measured.ts'
import { analyst } from '../support/placed-alerts.ts'

const ROWS = Number(process.argv[2] ?? 1_000_000)
const [USERS, DAYS] = [2_000, 60n]
const USER = 7

const upn = (user: number | string) => `person.${user}@contoso.example`
const objectId = (user: number) => `00000000-0000-4000-8000-${String(user).padStart(12, '0')}`

const store = createCase(':memory:')
store.run(
  "INSERT INTO source (path, sha256, bytes, format, importer_version, status, imported_at) VALUES ('bench', 'x', 0, 'bench', 1, 'done', 0)",
)
store.run("INSERT INTO entity (kind, key, label) VALUES ('user', ?, ?)", `upn:${upn(USER)}`, upn(USER))
store.run(
  "INSERT INTO entity_identifier (entity, type, value, basis) VALUES (1, 'upn', ?, 'bench'), (1, 'objectId', ?, 'bench')",
  upn(USER),
  objectId(USER),
)
const start = ticksFromUnixMs(Date.UTC(2026, 0, 1))
const end = start + DAYS * TICKS_PER_DAY
const step = (DAYS * TICKS_PER_DAY) / BigInt(ROWS)
const numbers = `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS - 1})`
const user = `((i * 7919) % ${USERS})`
const TABLES = ['EntraIdSignInEvents', 'AuditLogs'] as const
store.transaction(() => {
  for (const name of TABLES) ensureHuntingTable(store, schemaTable(name)!)
  store.run(
    `${numbers} INSERT INTO EntraIdSignInEvents (_source, _record, Timestamp, AccountUpn, AccountObjectId, Application, IPAddress, Country, City, DeviceName,
       ClientAppUsed, ErrorCode, Latitude, Longitude)
     SELECT 1, i, ${start} + i * ${step}, 'person.' || ${user} || '@contoso.example', printf('00000000-0000-4000-8000-%012d', ${user}),
       'App ' || (i % 20), '198.51.' || (i % 100) || '.' || (${user} % 250), CASE i % 997 WHEN 0 THEN 'BR' ELSE 'SE' END, 'Gothenburg',
       'ws-' || ${user}, 'Browser', iif(i % 31 = 0, 50126, 0), '57.7', '11.9' FROM n`,
  )
  store.run(
    `${numbers} INSERT INTO AuditLogs (_source, _record, TimeGenerated, OperationName, TargetResources)
     SELECT 1, i, ${start} + i * ${step}, iif(i % 13 = 0, 'User registered security info', 'Update device'),
       '[{"userPrincipalName":"person.' || ${user} || '@contoso.example","type":"User"}]' FROM n`,
  )
  for (const name of TABLES)
    store.run('UPDATE hunting_table SET rows = ?, first_time = ?, last_time = ? WHERE name = ?', ROWS, start, end - step, name)
})
indexTables(store, TABLES)

const raw = `SELECT * FROM EntraIdSignInEvents WHERE AccountUpn = '${upn(USER)}' COLLATE NOCASE OR AccountObjectId = '${objectId(USER)}' COLLATE NOCASE ORDER BY Timestamp`
const review = () =>
  signInReads.review!(store, { entity: 1, days: 7 }, analyst()) as { signIns: unknown[]; before: number; changes: unknown[] }
console.log(
  `${ROWS.toLocaleString('en')} sign-ins of ${USERS.toLocaleString('en')} users until ${isoFromTicks(end as never)}, as many audited acts`,
)
const early = measured('review, text indexes still to be built', review)
const rows = measured('raw SQL: the user’s sign-ins alone', () => store.all(raw))
if (early.before + early.signIns.length !== rows.length)
  throw new Error(`the two differ: ${early.before + early.signIns.length}, ${rows.length}`)
for (const name of TABLES) for (const _step of fillTextIndex(store, name));
const late = measured('review, with text indexes', review)
if (JSON.stringify(late) !== JSON.stringify(early)) throw new Error('the index changes the answer')
console.log(`${early.signIns.length} sign-ins under review, ${early.before} before, ${early.changes.length} changes of methods`)
store.close()
