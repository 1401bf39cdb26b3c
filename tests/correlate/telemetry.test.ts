import { expect, test } from 'vitest'
import { type Ticks, ticksFromIso } from '#base/ticks.ts'
import { storeAlert } from '#engine/alerts/store-alert.ts'
import { correlate } from '#engine/correlate/correlate.ts'
import { distinctRows } from '#engine/entities/distinct-rows.ts'
import { tableWithRows } from '#engine/entities/hunting-rows.ts'
import { type CaseWriter, createCase } from '#engine/store/case-file.ts'
import { discardSource } from '#engine/store/discard-source.ts'
import { ensureHuntingTable } from '#engine/store/hunting-table.ts'
import { schemaTable } from '#model/tables/schema.ts'
import { alertOn, analyst, evidence } from '../support/placed-alerts.ts'

const at = (minute: number): Ticks => ticksFromIso(`2026-03-02T08:${String(minute).padStart(2, '0')}:00Z`)!
const sensor = (device: string) => device.padEnd(40, '0')

interface Row {
  readonly device: string
  readonly minute: number
  readonly sha256?: string
}

function emptyCase(): CaseWriter & Disposable {
  const store = createCase(':memory:')
  ensureHuntingTable(store, schemaTable('DeviceProcessEvents')!)
  return Object.assign(store, { [Symbol.dispose]: () => store.close() })
}

/** Rows of process events as an import of their own. @returns id of the source */
function addRows(store: CaseWriter, rows: readonly Row[]): number {
  const source = store.run(
    "INSERT INTO source (path, sha256, bytes, format, importer_version, status, imported_at) VALUES ('t', hex(randomblob(8)), 1, 'csv', 1, 'imported', 639000000000000000)",
  ).lastInsertRowid
  for (const [record, { device, minute, sha256 = '' }] of rows.entries()) {
    store.run(
      'INSERT INTO DeviceProcessEvents (_source, _record, Timestamp, DeviceId, DeviceName, SHA256) VALUES (?, ?, ?, ?, ?, ?)',
      source,
      record + 1,
      at(minute),
      sensor(device),
      `${device}.corp.example`,
      sha256,
    )
  }
  store.run("INSERT INTO source_table (source, name, rows) VALUES (?, 'DeviceProcessEvents', ?)", source, rows.length)
  store.run("UPDATE hunting_table SET rows = rows + ? WHERE name = 'DeviceProcessEvents'", rows.length)
  return source
}

/** What the rows say of devices. */
const said = (store: CaseWriter) =>
  distinctRows(store, tableWithRows(store, 'DeviceProcessEvents')!, ['DeviceId', 'DeviceName']).map(({ values, first, last }) => ({
    name: values.DeviceName,
    first,
    last,
  }))

const early: readonly Row[] = [
  { device: 'ws-01', minute: 10 },
  { device: 'ws-02', minute: 11 },
]
const late: readonly Row[] = [
  { device: 'ws-03', minute: 20 },
  { device: 'ws-01', minute: 5 },
  { device: 'ws-02', minute: 30 },
]

test('what rows say is the same whether they were read as they came or all at once', () => {
  using inTurn = emptyCase()
  addRows(inTurn, early)
  expect(said(inTurn)).toEqual([
    { name: 'ws-01.corp.example', first: at(10), last: at(10) },
    { name: 'ws-02.corp.example', first: at(11), last: at(11) },
  ])
  addRows(inTurn, late)
  using atOnce = emptyCase()
  addRows(atOnce, early)
  addRows(atOnce, late)
  expect(said(inTurn)).toEqual(said(atOnce))
  expect(said(inTurn)[0]).toEqual({ name: 'ws-01.corp.example', first: at(5), last: at(10) })
})

test('rows of an import that is discarded are forgotten with it', () => {
  using store = emptyCase()
  addRows(store, early)
  const before = said(store)
  const source = addRows(store, late)
  expect(said(store)).not.toEqual(before)
  discardSource(store, source)
  expect(said(store)).toEqual(before)
})

const hash = (digit: string) => digit.repeat(64)

function alertWithFile(device: string, minute: number, sha256: string) {
  const alert = alertOn(device, minute)
  const file = evidence('file', { fileDetails: { sha256, fileName: 'tool.exe', filePath: 'D:\\Tools' } })
  return { ...alert, evidence: [...alert.evidence!, file] }
}

/** In how many incidents two alerts on two devices come to stand that name one file, which so many of nine devices run. */
function incidentsOfTwo(devices: number): number {
  using store = emptyCase()
  const names = Array.from({ length: 9 }, (_, n) => `ws-0${n + 1}`)
  const source = addRows(
    store,
    names.map((device, n) => ({ device, minute: n, sha256: n < devices ? hash('a') : hash('b') })),
  )
  storeAlert(store, alertWithFile('ws-01', 10, hash('a')), { source, record: 1 })
  storeAlert(store, alertWithFile('ws-02', 40, hash('a')), { source, record: 2 })
  return correlate(store, { ignoreProvider: false }, analyst()).incidents
}

test('a suspicious file that two thirds of the devices run links nothing, one that fewer run does', () => {
  expect(incidentsOfTwo(9)).toBe(2)
  expect(incidentsOfTwo(6)).toBe(2)
  expect(incidentsOfTwo(5)).toBe(1)
  expect(incidentsOfTwo(2)).toBe(1)
})
