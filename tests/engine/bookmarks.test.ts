import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookmarkCalls } from '#api/calls/bookmarks.ts'
import { bookmarkReads } from '#engine/hunt/bookmarks.ts'
import { huntReads } from '#engine/hunt/calls.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { suggestedMappings } from '#model/mapping/entity-mapping.ts'
import { act } from '../support/acts.ts'
import { hunted, huntedCase, pickedRows } from '../support/hunted-case.ts'
import { alertOn, analyst, evidence } from '../support/placed-alerts.ts'

let store: CaseWriter
beforeAll(async () => {
  store = await huntedCase(alertOn('srv', 0))
})
afterAll(() => store.close())

const list = (incident?: number) => bookmarkReads.list!(store, incident === undefined ? {} : { incident }, analyst())

test('rows are kept whole with note, tags and the record of evidence they are, for the case or for an incident', () => {
  const picked = pickedRows(
    store,
    'DeviceProcessEvents | project Timestamp, DeviceName, FileName, ProcessId | sort by Timestamp asc',
    [0, 5],
  )
  const { bookmarks } = act(store, 'bookmarks', 'add', { picked, note: 'Look again', tags: ['todo'], incident: null })
  expect(list().map((one) => one.id)).toEqual([...bookmarks].reverse())
  expect(list()[0]).toMatchObject({
    values: { FileName: 'tool-5.exe', ProcessId: 5 },
    at: '2026-03-02T00:00:05.0000000Z',
    note: 'Look again',
    tags: ['todo'],
    createdBy: 'Robin',
    place: { table: 'DeviceProcessEvents' },
  })
  act(store, 'bookmarks', 'change', { bookmark: bookmarks[0]!, note: 'Found', tags: [], incident: 1 })
  expect(list(1)).toMatchObject([{ id: bookmarks[0]!, note: 'Found', tags: [], incident: 1 }])
  act(store, 'bookmarks', 'remove', { bookmarks })
  expect(list()).toEqual([])
  const logged = store.all<{ action: string }>("SELECT action FROM activity WHERE target_type = 'bookmark' ORDER BY id")
  expect(logged.map((entry) => entry.action)).toEqual(['bookmark.added', 'bookmark.changed', 'bookmark.removed', 'bookmark.removed'])
})

test('a bookmark that is not there, or an incident that is not, is refused', () => {
  expect(() => act(store, 'bookmarks', 'change', { bookmark: 99, note: 'x' })).toThrow(/no bookmark #99/)
  const picked = pickedRows(store, 'DeviceProcessEvents | take 1', [0])
  expect(() => act(store, 'bookmarks', 'add', { picked, note: '', tags: [], incident: 99 })).toThrow(/99/)
})

test('an incident is offered the rows of the case that name what its alerts name, and one added can be taken back', async () => {
  const device = evidence('device', { mdeDeviceId: 'd3', deviceDnsName: 'ws-3.contoso.example' })
  using held = disposable(await huntedCase(alertOn('d3', 0, { evidence: [device] }), alertOn('far', 500)))
  const of = (incident: number) => bookmarkReads.ofIncident!(held, { incident }, analyst())
  const picked = pickedRows(
    held,
    'DeviceProcessEvents | project Timestamp, DeviceId, DeviceName, FileName, ProcessId | sort by Timestamp asc',
    [3, 4, 10],
  )
  const { bookmarks } = act(held, 'bookmarks', 'add', { picked, note: '', tags: ['todo'], incident: null })
  const offered = of(1)
  expect(bookmarkCalls.ofIncident['~orpc'].outputSchema!['~standard'].validate(offered)).toMatchObject({ value: offered })
  expect(offered.kept).toEqual([])
  expect(offered.offered.map((one) => one.values.FileName)).toEqual(['tool-3.exe', 'tool-10.exe'])
  expect(offered.offered[0]!.entities).toMatchObject([{ kind: 'device', label: 'ws-3' }])
  expect(of(2)).toEqual({ kept: [], offered: [] })

  act(held, 'bookmarks', 'change', { bookmark: bookmarks[0]!, incident: 1 })
  expect(of(1)).toMatchObject({ kept: [{ id: bookmarks[0], tags: ['todo'] }], offered: [{ id: bookmarks[2] }] })
  expect(held.get('SELECT incident, action FROM activity ORDER BY id DESC LIMIT 1')).toEqual({ incident: 1, action: 'bookmark.changed' })
  act(held, 'activity', 'undo', {})
  expect(of(1).kept).toEqual([])
})

test('a bookmark leads to the one record it is, whatever its values hold', async () => {
  using held = disposable(await huntedCase(alertOn('d3', 0)))
  const picked = pickedRows(held, 'DeviceProcessEvents | sort by Timestamp asc', [7])
  act(held, 'bookmarks', 'add', { picked, note: '', tags: [], incident: 1 })
  const [kept] = bookmarkReads.ofIncident!(held, { incident: 1 }, analyst()).kept
  const found = hunted(held, kept!.recordQuery!)
  expect(found.rowCount).toBe(1)
  expect(found.values[found.columns.findIndex((column) => column.name === 'FileName')]).toEqual(['tool-7.exe'])
})

test('bookmarks go where a merge takes their incident', async () => {
  using held = disposable(await huntedCase(alertOn('d3', 0), alertOn('far', 500)))
  const picked = pickedRows(held, 'DeviceProcessEvents | take 1', [0])
  act(held, 'bookmarks', 'add', { picked, note: 'mine', tags: [], incident: 1 })
  act(held, 'bookmarks', 'add', { picked, note: 'theirs', tags: [], incident: 2 })
  const { target } = act(held, 'incidents', 'merge', { incidents: [1, 2], comment: '' })
  expect(
    bookmarkReads.ofIncident!(held, { incident: target }, analyst())
      .kept.map((one) => one.note)
      .sort(),
  ).toEqual(['mine', 'theirs'])
})

const disposable = <T extends { close(): void }>(store: T) => Object.assign(store, { [Symbol.dispose]: () => store.close() })

test('bookmarks and rows behind made alerts follow the clock of their device, and go back with it', async () => {
  const device = evidence('device', { mdeDeviceId: 'd3', deviceDnsName: 'ws-3.contoso.example' })
  using held = disposable(await huntedCase(alertOn('d3', 0, { evidence: [device] })))
  const clock = (correction: string | null) =>
    act(held, 'clocks', 'set', {
      device: held.get<{ id: number }>("SELECT id FROM entity WHERE kind = 'device' AND label = 'ws-3'")!.id,
      correction,
      reason: 'Slow',
    })
  const row = 'DeviceProcessEvents | project Timestamp, DeviceId, DeviceName, FileName, ProcessId | sort by ProcessId asc'
  const summary = 'DeviceProcessEvents | summarize Last = max(Timestamp) by DeviceId | sort by DeviceId asc'
  const keep = (query: string, place: number) =>
    act(held, 'bookmarks', 'add', { picked: pickedRows(held, query, [place]), note: '', tags: [], incident: null })
  const told = () => bookmarkReads.list!(held, {}, analyst()).map(({ at, values }) => [at, values.Timestamp ?? values.Last])
  const behind = (alert: number) =>
    huntReads.originRows!(held, { alert, offset: 0, limit: 10 }, analyst()).rows.map(({ values }) => values.Timestamp)

  keep(row, 3)
  keep(row, 4)
  const rows = pickedRows(held, row, [10])
  const linked = act(held, 'hunt', 'link', {
    picked: rows,
    alert: { title: 'Seen', severity: 'low', category: 'Execution', techniques: [], description: '', recommendedActions: '' },
    mappings: suggestedMappings(rows.columns),
    incident: 1,
    incidentName: '',
  }).alerts
  const written = told()
  expect(written.map(([at]) => at)).toEqual(['2026-03-02T00:00:04.0000000Z', '2026-03-02T00:00:03.0000000Z'])

  clock('+00:05:00')
  keep(row, 3)
  keep(summary, 3)
  const five = '2026-03-02T00:05:03.0000000Z'
  const four = '2026-03-02T00:00:04.0000000Z'
  const last = '2026-03-02T00:05:38.0000000Z'
  expect(told()).toEqual([
    [null, last],
    [five, five],
    [four, four],
    [five, five],
  ])
  expect(behind(linked[0]!)).toEqual(['2026-03-02T00:05:10.0000000Z'])
  const { offered } = bookmarkReads.ofIncident!(held, { incident: 1 }, analyst())
  expect(offered.map((one) => one.recordQuery).filter((query) => query?.includes(five))).toHaveLength(2)

  clock(null)
  expect(told()).toEqual([
    [null, '2026-03-02T00:00:38.0000000Z'],
    ['2026-03-02T00:00:03.0000000Z', '2026-03-02T00:00:03.0000000Z'],
    ...written,
  ])
  expect(behind(linked[0]!)).toEqual(['2026-03-02T00:00:10.0000000Z'])
})
