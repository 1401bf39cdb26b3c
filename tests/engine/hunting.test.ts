import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { huntReads, huntWrites } from '#engine/hunt/calls.ts'
import { huntRows } from '#engine/hunt/case-hunt.ts'
import { kqlText } from '#engine/hunt/kql-text.ts'
import { languageReads } from '#engine/hunt/language.ts'
import { loadEvidence } from '#engine/load.ts'
import { type CaseWriter, createCase } from '#engine/store/case-file.ts'
import { analyst } from '../support/placed-alerts.ts'
import { project } from '../support/project.ts'

let store: CaseWriter
beforeAll(async () => {
  store = createCase(':memory:')
  await loadEvidence(store, [join(project, 'resources', 'sample', 'evidence')], { correlate: true }, analyst())
}, 120_000)
afterAll(() => store.close())

const ask = (query: string, more: Partial<Parameters<NonNullable<typeof huntReads.run>>[1]> = {}) =>
  huntReads.run!(store, { query, clock: { kind: 'case' }, range: null, limit: 30_000, ...more }, analyst())

const entity = (kind: string, label: string) =>
  store.get<{ id: number }>('SELECT id FROM entity WHERE kind = ? AND label LIKE ?', kind, `%${label}%`)!.id

test('a count by KQL is the count the case keeps of the table', () => {
  for (const table of huntReads.schema!(store, {}, analyst()).filter((one) => one.rows > 0)) {
    expect(ask(`${table.name} | count`).values, table.name).toEqual([[table.rows]])
  }
})

test('every table of the schemas can be named though it holds no rows', () => {
  expect(ask('ExposureGraphNodes | count').values).toEqual([[0]])
  expect(ask('SecurityIncident | project Title').columns).toEqual([{ name: 'Title', type: 'string' }])
})

test('names of earlier portals mean the tables they became, and a search meets each row once', () => {
  expect(ask('ProcessCreationEvents | count').values).toEqual(ask('DeviceProcessEvents | count').values)
  expect(ask('search in (DeviceProcessEvents) "powershell" | count').values).toEqual(
    ask('search "powershell" | where $table == "DeviceProcessEvents" | count').values,
  )
})

test('case time is the newest evidence, so that ago() finds the last day of an old case', () => {
  const { now, values } = ask('union DeviceProcessEvents, DeviceLogonEvents | where Timestamp > ago(1d) | count')
  expect(now.slice(0, 4)).toBe('2026')
  expect(Number(values[0]![0])).toBeGreaterThan(0)
  expect(
    ask('DeviceProcessEvents | where Timestamp > ago(1d) | count', { clock: { kind: 'at', at: '2020-01-01T00:00:00.0000000Z' } }).now,
  ).toBe('2020-01-01T00:00:00.0000000Z')
})

test('a time range hides rows outside of it and nothing else', () => {
  const range = { from: '2026-04-14T00:00:00.0000000Z', to: '2026-04-14T23:59:59.9999999Z' }
  const within = ask('DeviceProcessEvents | count', { range }).values
  expect(within).toEqual(
    ask(`DeviceProcessEvents | where Timestamp between (datetime(${range.from}) .. datetime(${range.to})) | count`).values,
  )
  expect(ask('DeviceProcessEvents | count').values).not.toEqual(within)
})

test('a limit is told, never applied silently', () => {
  expect(ask('DeviceProcessEvents', { limit: 7 })).toMatchObject({ rowCount: 7, truncated: true })
  expect(ask('DeviceProcessEvents | take 7', { limit: 7 })).toMatchObject({ rowCount: 7, truncated: false })
})

test('what cannot be run is refused by name and place', () => {
  const refused = huntRows(store, { query: 'DeviceProcessEvents\n| where Nonsense == 1', clock: { kind: 'case' }, range: null })
  expect(refused).toMatchObject({ ok: false, problem: { code: 'kql.ks142', where: { line: 2, column: 9 } } })
})

test('a plan shows its SQL, the way to the rows, and how many came', () => {
  const plan = huntReads.plan!(
    store,
    { query: 'DeviceProcessEvents | where Timestamp > ago(1h)', clock: { kind: 'case' }, range: null, limit: 10 },
    analyst(),
  )
  expect(plan.sql).toMatch(/DeviceProcessEvents/)
  expect(plan.stages.at(-1)?.access.join()).toMatch(/DeviceProcessEvents/)
  expect(plan.stages.at(-1)?.rows).toBe(ask('DeviceProcessEvents | where Timestamp > ago(1h)').rowCount)
})

describe('go hunt', () => {
  const queries = (kind: string, label: string) => huntReads.goHunt!(store, { entity: entity(kind, label), incident: null }, analyst())

  test.each([
    ['device', 'ws-11'],
    ['user', 'Karl Wallin'],
    ['file', 'adjsync.dll'],
    ['ip', '203.0.113'],
    ['url', 'harborline'],
    ['mailbox', 'agnes.vik'],
    ['analyzedMessage', 'Updated port'],
    ['mailCluster', 'Updated port'],
    ['process', 'rundll32'],
    ['securityGroup', 'Domain Admins'],
    ['cloudApplication', 'Exchange'],
    ['registryKey', 'adjustsvc'],
  ])('every query of a %s runs as it stands, and one of them finds rows', (kind, label) => {
    const found = queries(kind, label).map(({ id, query }) => ({ id, rows: ask(query).rowCount }))
    expect(found.length).toBeGreaterThan(1)
    expect(
      found.some(({ rows }) => rows > 0),
      JSON.stringify(found),
    ).toBe(true)
  })

  test('the window of all activity is an hour either way of the first sight, in plain text to edit', () => {
    const all = queries('device', 'ws-11').find((query) => query.id === 'all-activity')!
    expect(all.query).toMatch(/Timestamp between \(datetime\(.*\) \.\. datetime\(.*\)\)/)
    expect(all.query).toMatch(/\/\/ or DeviceId == /)
    expect(all.query).toMatch(/\| take 100$/)
  })

  test('a cloud resource is hunted for by its id in the tables that have one', () => {
    const id = '/subscriptions/1/resourcegroups/rg/providers/microsoft.storage/storageaccounts/books'
    store.run("INSERT INTO entity (kind, key, label) VALUES ('azureResource', ?, 'books')", id)
    const of = store.get<{ id: number }>("SELECT id FROM entity WHERE kind = 'azureResource'")!.id
    store.run("INSERT INTO entity_identifier (entity, type, value, basis) VALUES (?, 'resourceId', ?, 'test')", of, id)
    const [all] = huntReads.goHunt!(store, { entity: of, incident: null }, analyst())
    expect(all!.query).toContain(id)
    expect(ask(all!.query).rowCount).toBe(0)
  })

  test('an event without a device leads to what its message or account did', () => {
    const at = '2026-04-14T09:00:00.0000000Z'
    const of = (values: object) => huntReads.goHuntValues!(store, { values: { Timestamp: at, ...values } }, analyst())
    const [mail] = of({ NetworkMessageId: '00f5c772-afff-43bb-bb72-ff3301d2c8b4' })
    expect(mail!.query).toMatch(/EmailEvents[\s\S]*NetworkMessageId ==/)
    const [account] = of({ AccountUpn: 'agnes.vik@norrvik.example' })
    expect(account!.query).toMatch(/EntraIdSignInEvents[\s\S]*AccountUpn =~/)
    for (const query of [mail!, account!]) expect(ask(query.query).columns[0]!.name).toBe('Relevance')
    expect(of({})).toEqual([])
    expect(huntReads.goHuntValues!(store, { values: { DeviceId: 'x' } }, analyst())).toEqual([])
  })

  test('one event leads to what its device did half an hour around it', () => {
    const row = store.get<{ _id: number }>('SELECT _id FROM DeviceProcessEvents ORDER BY Timestamp LIMIT 1 OFFSET 500')!._id
    const [related] = huntReads.goHuntRow!(store, { table: 'DeviceProcessEvents', row }, analyst())
    const answer = ask(related!.query)
    expect(answer.columns[0]!.name).toBe('Relevance')
    expect(answer.values[0]).toContain('Selected event')
  })
})

test.each(['plain', 'quo"te', 'back\\slash', 'line\nbreak', '"; DeviceEvents | take 1 //', '\u0000\u202e', '{{7*7}}'])(
  'text of evidence stays a value within a query: %j',
  (text) => expect(ask(`print x = ${kqlText(text)}`).values).toEqual([[text]]),
)

test('a result row leads to the entities it names', () => {
  const device = store.get<{ DeviceId: string; AccountUpn: string }>(
    "SELECT DeviceId, AccountUpn FROM DeviceProcessEvents WHERE DeviceName LIKE 'ws-11.%' AND AccountUpn <> '' LIMIT 1",
  )!
  const entities = huntReads.entitiesOf!(store, { values: { ...device } }, analyst())
  expect(entities).toContainEqual(expect.objectContaining({ kind: 'device', label: 'ws-11', columns: ['DeviceId'] }))
})

test('a saved query is kept by folder and name, changed by its id, and deleted; packs are not written to', () => {
  const save = (input: object) =>
    huntWrites.saveQuery!(store, { description: '', folder: '', query: 'print 1', name: 'Mine', ...input }, analyst()) as { id: string }
  const { id } = save({})
  expect(save({ query: 'print 2' }).id).toBe(id)
  save({ id, name: 'Renamed', query: 'print 3' })
  expect(huntReads.savedQueries!(store, {}, analyst()).filter((one) => one.origin === 'case')).toMatchObject([
    { id, name: 'Renamed', query: 'print 3' },
  ])
  huntWrites.deleteQuery!(store, { id }, analyst())
  expect(huntReads.savedQueries!(store, {}, analyst()).some((one) => one.id === id)).toBe(false)
  expect(() => huntWrites.deleteQuery!(store, { id: 'pack:x/y' }, analyst())).toThrow(/come with the product/)
  const logged = store.all<{ action: string }>("SELECT action FROM activity WHERE target_type = 'query' ORDER BY id")
  expect(logged.map((entry) => entry.action)).toEqual(['query.saved', 'query.saved', 'query.saved', 'query.deleted'])
})

describe('the editor', () => {
  const text = 'DeviceProcessEvents | where FileN'

  test('completes columns of the table at hand', () => {
    const { from, to, items } = languageReads.complete!(store, { text, offset: text.length }, analyst())
    expect(text.slice(from, to)).toBe('FileN')
    expect(items.map((item) => item.label)).toContain('FileName')
  })

  test('tells what a function does', () => {
    const query = 'DeviceProcessEvents | summarize dcount(FileName)'
    expect(languageReads.hover!(store, { text: query, offset: query.indexOf('dcount') + 2 }, analyst())?.text).toMatch(
      /dcount\(.*\n.*Distinct/,
    )
  })

  test('underlines what the schema does not know', () => {
    expect(languageReads.diagnose!(store, { text: 'DeviceProcessEvents | where Nonsense' }, analyst())).toMatchObject([
      { where: { line: 1, column: 29 } },
    ])
  })

  test('formats without changing what a query answers', () => {
    const query = 'DeviceProcessEvents|summarize n=count() by FileName|top 3 by n desc,FileName'
    const formatted = languageReads.format!(
      store,
      { text: 'DeviceProcessEvents|summarize n=count() by FileName|sort by n desc, FileName asc|take 3' },
      analyst(),
    ).text
    expect(formatted).toContain('\n| summarize')
    expect(ask(formatted).rowCount).toBe(3)
    expect(query).not.toBe(formatted)
  })

  test('colours tables, operators and texts', () => {
    const kinds = languageReads.classify!(store, { text: 'DeviceProcessEvents | where FileName has "x"' }, analyst()).map(
      (range) => range.kind,
    )
    expect(kinds).toEqual(expect.arrayContaining(['Table', 'QueryOperator', 'Column', 'StringLiteral']))
  })
})
