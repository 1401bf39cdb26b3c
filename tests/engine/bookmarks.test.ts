import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookmarkReads } from '#engine/hunt/bookmarks.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { act } from '../support/acts.ts'
import { huntedCase, pickedRows } from '../support/hunted-case.ts'
import { alertOn, analyst } from '../support/placed-alerts.ts'

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
