import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ticks, ticksFromIso } from '#base/ticks.ts'
import type { Inputs } from '#engine/calls/index.ts'
import { inSql } from '#engine/entities/hunting-rows.ts'
import { rowsOf } from '#engine/entities/records-of-entity.ts'
import { rowsByWords } from '#engine/entities/rows-by-words.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { huntingTable } from '#engine/store/hunting-table.ts'
import { fillTextIndex } from '#engine/store/text-index.ts'
import { timelineReads, timelineWrites } from '#engine/timeline/calls.ts'
import { tellEvent } from '#engine/timeline/tell-event.ts'
import { caseOfRows } from '../support/hunting-rows.ts'
import { entityLabelled, loadedCase, schemaCsv } from '../support/loaded-case.ts'
import { analyst } from '../support/placed-alerts.ts'
import { twoAlerts } from '../support/small-evidence.ts'

type Filter = Omit<Inputs['timeline']['histogram'], 'bins'>

const DEVICE = 'f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4'
const second = (n: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, n)).toISOString()

/** Events of the alerted device, some of one moment, some of a table that knows its name alone, and some of another device. */
const here = { DeviceId: DEVICE, DeviceName: 'fin-ws-01.contoso.example' }
const files = {
  'alerts.json': JSON.stringify(twoAlerts),
  'DeviceProcessEvents.csv': schemaCsv('DeviceProcessEvents', [
    ...Array.from({ length: 120 }, (_, n) => ({
      ...here,
      Timestamp: second(n),
      ActionType: 'ProcessCreated',
      FileName: `tool-${n}.exe`,
      ProcessCommandLine: `tool-${n}.exe /run`,
      InitiatingProcessFileName: 'explorer.exe',
      AccountName: 'maria',
    })),
    { DeviceId: 'd9', DeviceName: 'other.contoso.example', Timestamp: second(5), ActionType: 'ProcessCreated', FileName: 'other.exe' },
  ]),
  'DeviceNetworkEvents.csv': schemaCsv(
    'DeviceNetworkEvents',
    Array.from({ length: 40 }, (_, n) => ({
      ...here,
      Timestamp: second(n * 3),
      ActionType: 'ConnectionSuccess',
      RemoteIP: `203.0.113.${n}`,
      RemotePort: 443,
      InitiatingProcessFileName: `tool-${n}.exe`,
    })),
  ),
  'DeviceEvents.csv': schemaCsv('DeviceEvents', [
    { ...here, Timestamp: second(61), ActionType: 'AntivirusDetection', FileName: 'bad.exe' },
    { ...here, Timestamp: second(62), ActionType: 'PowerShellCommand', AdditionalFields: '{"RuleName":"technique_id=T1059.001"}' },
    { Timestamp: second(63), DeviceName: 'FIN-WS-01.contoso.example', ActionType: 'DnsQueryResponse' },
  ]),
}

let store: CaseWriter
let device: number
beforeAll(async () => {
  store = await loadedCase(files)
  device = entityLabelled(store, 'fin-ws-01')
})
afterAll(() => store.close())

function all(filter: Partial<Filter> = {}, limit = 7) {
  const events: ReturnType<NonNullable<typeof timelineReads.events>>['events'] = []
  for (;;) {
    const last = events.at(-1)
    const after = last && { at: last.at, table: last.table, row: last.row }
    const page = timelineReads.events!(store, { entity: device, ...filter, ...(after ? { after } : {}), limit }, analyst())
    events.push(...page.events)
    if (!page.more) return events
  }
}
const bars = (filter: Partial<Filter> = {}, bins = 10) => timelineReads.histogram!(store, { entity: device, ...filter, bins }, analyst())

describe('a device’s timeline', () => {
  test('holds every event of every table once, with its alerts between them, newest first', () => {
    const events = all()
    expect(events).toHaveLength(120 + 40 + 3 + 2)
    expect(new Set(events.map((event) => `${event.table} ${event.row}`)).size).toBe(events.length)
    const times = events.map((event) => event.at)
    expect(times).toEqual([...times].sort().reverse())
    expect(events.filter((event) => event.group === 'alerts').map((event) => event.title)).toEqual([
      'Credential dumping activity',
      'Suspicious PowerShell command line',
    ])
  })

  test('is the same list however it is paged', () => {
    const whole = all({}, 2000)
    for (const limit of [1, 2, 13]) expect(all({}, limit)).toEqual(whole)
  })

  test('takes rows that know the device by name alone, however it is spelled, and none of another device', () => {
    expect(all({ search: 'Dns' }).map((event) => event.action)).toEqual(['DnsQueryResponse'])
    expect(all({ search: 'other.exe' })).toEqual([])
  })

  test('tells an event in a line, with the technique its rule names', () => {
    expect(all({ search: 'tool-7.exe /run' })[0]).toMatchObject({
      title: 'explorer.exe started tool-7.exe',
      actor: 'maria',
      group: 'process',
    })
    expect(all({ groups: ['script'] })).toMatchObject([{ techniques: ['T1059.001'] }])
  })

  test('counts in its histogram what its list holds, by group and within any time', () => {
    for (const filter of [
      {},
      { groups: ['network', 'protection'] },
      { search: 'tool-1' },
      { from: '2026-03-02T09:00:10.0000000Z', to: '2026-03-02T09:00:40.0000000Z' },
    ]) {
      const { events, alerts, groups } = bars(filter)!
      const list = all(filter)
      expect(events.reduce((a, b) => a + b, 0) + alerts.reduce((a, b) => a + b, 0)).toBe(list.length)
      expect(groups).toEqual(Object.fromEntries([...Map.groupBy(list, (event) => event.group)].map(([group, of]) => [group, of.length])))
    }
  })

  test('keeps the analyst’s flags in the case, each in the log', () => {
    const marked = all({ groups: ['protection'] })[0]!
    const mark = (flagged: boolean) =>
      timelineWrites.flag!(store, { entity: device, events: [{ table: marked.table, row: marked.row }], flagged }, analyst())
    expect(mark(true)).toEqual({ changed: 1 })
    expect(mark(true)).toEqual({ changed: 0 })
    expect(all({ flagged: true })).toEqual([{ ...marked, flagged: true }])
    expect(bars({ flagged: true })!.events.reduce((a, b) => a + b, 0)).toBe(1)
    mark(false)
    expect(all({ flagged: true })).toEqual([])
    expect(store.all("SELECT 1 FROM activity WHERE action LIKE 'timeline.%'")).toHaveLength(2)
    expect(() =>
      timelineWrites.flag!(store, { entity: device, events: [{ table: 'DeviceEvents', row: 99_999 }], flagged: true }, analyst()),
    ).toThrow('no row 99999')
  })
})

test('is told however many spellings of its name the evidence has', async () => {
  const spelled = (n: number) => [...'fin-ws-01.contoso.example'].map((sign, at) => ((n >> at) & 1 ? sign.toUpperCase() : sign)).join('')
  const names = [...new Set(Array.from({ length: 2 ** 14 }, (_, n) => spelled(n)))]
  expect(names.length).toBeGreaterThan(500)
  const odd = await loadedCase({
    'alerts.json': files['alerts.json'],
    'DeviceEvents.csv': schemaCsv(
      'DeviceEvents',
      names.map((DeviceName, n) => ({ Timestamp: second(n), DeviceName, ActionType: 'DnsQueryResponse' })),
    ),
  })
  const entity = entityLabelled(odd, 'fin-ws-01')
  const told = timelineReads.events!(odd, { entity, limit: 2000 }, analyst()).events.filter((event) => event.table !== '')
  expect(told).toHaveLength(names.length)
  expect(told.map((event) => event.at)).toEqual([...told.map((event) => event.at)].sort().reverse())
  odd.close()
})

test('rows of a user found by their words are those found by reading, whatever the names hold and however far the index reaches', () => {
  const names = [
    ['upn', 'person.7@contoso.example'],
    ['upn', 'åsa@contoso.example'],
    ['sid', 'S-1-5-21-1-2-3-1107'],
    ['accountName', 'contoso\\p7'],
  ] as const
  const columns = ['Timestamp', 'AccountUpn', 'AccountSid', 'AccountName', 'AccountDomain'] as const
  const table = {
    name: 'Seen',
    timeColumn: 'Timestamp',
    columns: columns.map((name) => ({ name, type: name === 'Timestamp' ? 'datetime' : 'string' }) as const),
  }
  const spellings = [
    ['PERSON.7@contoso.example', '', '', ''],
    ['person.77@contoso.example', '', '', ''],
    ['person@7.contoso.example', '', '', ''],
    ['åsa@contoso.example', '', '', ''],
    ['Åsa@contoso.example', '', '', ''],
    ['', 's-1-5-21-1-2-3-1107', '', ''],
    ['', 'S-1-5-21-1-2-3-1108', '', ''],
    ['', '', 'P7', 'CONTOSO'],
    ['', '', 'P7', 'FABRIKAM'],
  ]
  const at = (n: number) => (ticksFromIso('2026-03-02T09:00:00Z')! + BigInt(n)) as Ticks
  const held = caseOfRows(
    table,
    Array.from({ length: 7_000 }, (_, n) => [at(n), ...(spellings[n % 1201] ?? [`other.${n}@contoso.example`, '', '', ''])]),
  )
  held.run("UPDATE hunting_table SET first_time = ? WHERE name = 'Seen'", at(0))
  held.run("INSERT INTO entity (kind, key, label) VALUES ('user', 'u', 'Seven')")
  for (const [type, value] of names)
    held.run("INSERT INTO entity_identifier (entity, type, value, basis) VALUES (1, ?, ?, '')", type, value)
  const known = names.map(([type, value]) => ({ type, value }))
  const told = () => [
    timelineReads.events!(held, { entity: 1, limit: 500 }, analyst()),
    timelineReads.histogram!(held, { entity: 1, bins: 10 }, analyst()),
    rowsOf(held, known, 0, 500),
  ]
  const read = told()
  expect((read[0] as { events: unknown[] }).events).toHaveLength(4 * 6)
  const of = inSql(huntingTable(held, 'Seen')!)
  const steps = fillTextIndex(held, 'Seen', 1_000)
  for (let step = 0; step < 3; step++) steps.next()
  expect(rowsByWords(held, of, known)).toBeUndefined()
  for (const _step of steps);
  held.run('UPDATE text_index SET covered = covered - 20')
  expect(rowsByWords(held, of, known)).toBeDefined()
  expect(told()).toEqual(read)
  held.close()
})

test('an event of mail, of the directory and of questions to it is told in words, not by its table', () => {
  const told = (table: string, values: Record<string, string>) => tellEvent(table, values).title
  expect(told('EmailUrlInfo', { Url: 'https://a.example/x', UrlLocation: 'Body' })).toBe('URL in mail https://a.example/x')
  expect(told('EmailAttachmentInfo', { FileName: 'a.docm' })).toBe('Attachment a.docm')
  expect(told('EmailPostDeliveryEvents', { ActionType: 'Malware ZAP' })).toBe('Malware ZAP after delivery')
  expect(told('IdentityDirectoryEvents', { ActionType: 'Account disabled', TargetAccountDisplayName: 'Maria' })).toBe(
    'Account disabled of Maria',
  )
  expect(told('IdentityDirectoryEvents', { ActionType: 'Replication', Application: 'Active Directory' })).toBe(
    'Replication in Active Directory',
  )
  const question = { AccountUpn: 'svc@a.example', DestinationDeviceName: 'dc-01', QueryType: 'QueryUser', QueryTarget: 'x' }
  expect(told('IdentityQueryEvents', question)).toBe('svc@a.example asked dc-01 for QueryUser “x”')
})
