import fc from 'fast-check'
import { expect, test } from 'vitest'
import { storeAlert } from '#engine/alerts/store-alert.ts'
import { resolveEntities } from '#engine/entities/resolve.ts'
import { searchNames } from '#engine/search/names.ts'
import { createCase } from '#engine/store/case-file.ts'
import { fillNameIndex, foldedName, markRenamed, unindexedNames } from '#engine/store/name-index.ts'
import type { WriteStore } from '#engine/store/sql.ts'
import { act } from '../support/acts.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'

const filled = async () => {
  const store = await placedCase(
    alertOn('ws01', 0, { title: 'Suspicious PowerShell' }),
    alertOn('srv-web', 600, { title: 'Ransomware behavior 100%' }),
  )
  const find = (text: string, limit = 6) => searchNames(store, { text, limit })
  return { store, find }
}

test('every word must stand in a name, in any order and case', async () => {
  const { find } = await filled()
  expect(find('powershell SUSP').map((hit) => [hit.kind, hit.title])).toContainEqual(['alert', 'Suspicious PowerShell'])
  expect(find('powershell ransomware')).toEqual([])
})

test('an entity is found by any name it goes by, and the hit says by which', async () => {
  const { find } = await filled()
  expect(find('ws01.corp').find((hit) => hit.kind === 'entity')).toMatchObject({
    title: expect.stringContaining('ws01'),
    entityKind: 'device',
  })
  const byId = find('srv-web000000').find((hit) => hit.kind === 'entity')
  expect(byId).toMatchObject({ why: expect.stringMatching(/^mdeDeviceId srv-web0+$/) })
})

test('a number leads to the incident and the alert of that number first', async () => {
  const { find } = await filled()
  expect(find('#1').slice(0, 2)).toMatchObject([
    { kind: 'incident', id: '1', why: 'Number 1' },
    { kind: 'alert', id: '1', why: 'Number 1' },
  ])
})

test('what was typed itself comes before what only begins or holds it', async () => {
  const { store, find } = await filled()
  for (const title of ['Reset passwords of Kim', 'Passwords', 'Reset passwords'])
    act(store, 'tasks', 'add', { incident: 1, tasks: [{ title }] })
  expect(
    find('reset passwords')
      .filter((hit) => hit.kind === 'task')
      .map((hit) => hit.title),
  ).toEqual(['Reset passwords', 'Reset passwords of Kim'])
  expect(
    find('passwords')
      .filter((hit) => hit.kind === 'task')
      .map((hit) => hit.title)[0],
  ).toBe('Passwords')
})

test('signs that mean something to SQL mean themselves', async () => {
  const { find } = await filled()
  expect(find('100%').filter((hit) => hit.kind === 'alert')).toHaveLength(1)
  expect(find('%')).toHaveLength(find('100%').length)
  expect(find("'; DROP TABLE alert")).toEqual([])
})

test('hunts that come with the product, sources and tables are found by name', async () => {
  const { find } = await filled()
  expect(find('shadow copies').find((hit) => hit.kind === 'query')?.id).toMatch(/^pack:/)
  expect(find('test.json').find((hit) => hit.kind === 'source')).toMatchObject({ id: '1' })
})

test('no kind fills the list alone', async () => {
  const { find } = await filled()
  const hits = find('s', 2)
  for (const kind of new Set(hits.map((hit) => hit.kind))) expect(hits.filter((hit) => hit.kind === kind).length).toBeLessThanOrEqual(2)
})

const index = (store: WriteStore, rows?: number) => {
  for (const name of ['entity', 'alert', 'incident'] as const) for (const _step of fillNameIndex(store, name, rows));
}

const piece = fc.constantFrom(
  'a',
  'b',
  'ab',
  'ws',
  '-',
  '.',
  '1',
  'É',
  'e\u0301',
  'ß',
  'Σ',
  'ς',
  '\u212a',
  'k',
  '💻',
  '%',
  '_',
  '"',
  "'",
  '\0',
  '\u0002',
  '\u0003',
)
const called = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))
const typed = fc.array(fc.oneof(piece, fc.constant(' ')), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''))
const change = fc.record({
  what: fc.constantFrom('add', 'add', 'rename', 'name', 'unname', 'remove', 'index'),
  which: fc.nat(20),
  name: called,
})

test('whatever came, was renamed or went since names were indexed, a search finds exactly what is called so', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 25 }), fc.array(typed, { minLength: 1, maxLength: 6 }), (changes, searches) => {
      const store = createCase(':memory:')
      const names = new Map<number, { label: string; others: Set<string> }>()
      let added = 0
      for (const { what, which, name } of changes) {
        const id = [...names.keys()].at(which % Math.max(names.size, 1))
        if (what === 'index') index(store, 3)
        else if (what === 'add') {
          // ids are SQLite's own: the last one is given again once its row is gone
          const { lastInsertRowid } = store.run("INSERT INTO entity (kind, key, label) VALUES ('device', ?, ?)", `k${++added}`, name)
          names.set(lastInsertRowid, { label: name, others: new Set() })
        } else if (id === undefined) continue
        else if (what === 'rename') {
          store.run('UPDATE entity SET label = ? WHERE id = ?', name, id)
          names.get(id)!.label = name
        } else if (what === 'name') {
          store.run("INSERT OR IGNORE INTO entity_identifier (entity, type, value, basis) VALUES (?, 't', ?, '')", id, name)
          markRenamed(store, 'entity', id)
          names.get(id)!.others.add(name)
        } else {
          store.run('DELETE FROM entity_identifier WHERE entity = ?', id)
          names.get(id)!.others.clear()
          if (what === 'remove') {
            store.run('DELETE FROM entity WHERE id = ?', id)
            names.delete(id)
          }
        }
      }
      for (const text of searches) {
        const words = foldedName(text.trim().replaceAll(/\s+/g, ' ')).split(' ').filter(Boolean)
        const holding = [...names].filter(([, of]) =>
          [of.label, ...of.others].map(foldedName).some((one) => words.every((word) => one.includes(word))),
        )
        const found = searchNames(store, { text, limit: 50 }).filter((hit) => hit.kind === 'entity')
        expect(found.map((hit) => Number(hit.id)).sort((a, b) => a - b)).toEqual(
          words.length === 0 ? [] : holding.map(([id]) => id).sort((a, b) => a - b),
        )
      }
      store.close()
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('names of many rows are left to be indexed, and those renamed since once they are many', () => {
  const store = createCase(':memory:')
  const add = (id: number) => store.run("INSERT INTO entity (id, kind, key, label) VALUES (?, 'device', ?, ?)", id, `k${id}`, `srv-${id}`)
  for (let id = 1; id <= 20; id++) add(id)
  expect([unindexedNames(store), unindexedNames(store, 10)]).toEqual([[], ['entity']])
  index(store)
  expect(unindexedNames(store, 10)).toEqual([])
  store.run("UPDATE entity SET label = 'ws-' || id")
  expect(unindexedNames(store, 10)).toEqual(['entity'])
  expect(searchNames(store, { text: 'ws-7', limit: 5 }).map((hit) => hit.title)).toEqual(['ws-7'])
  expect(searchNames(store, { text: 'srv', limit: 5 })).toEqual([])
  index(store)
  expect(store.get('SELECT count(*) AS n FROM name_changed')).toEqual({ n: 0 })
  expect(searchNames(store, { text: 'WS-7', limit: 5 }).map((hit) => hit.title)).toEqual(['ws-7'])
  store.close()
})

test('of more names than are looked at, the one called what was typed comes first', () => {
  const store = createCase(':memory:')
  for (let id = 1; id <= 900; id++)
    store.run(
      "INSERT INTO entity (id, kind, key, label) VALUES (?, 'device', ?, ?)",
      id,
      `k${id}`,
      id === 850 ? 'web' : id === 700 ? 'web-b' : `old web ${id}`,
    )
  index(store)
  expect(searchNames(store, { text: 'WEB', limit: 3 }).map((hit) => hit.title)).toEqual(['web', 'web-b', 'old web 1'])
  store.close()
})

test('a name that later evidence brings for an entity that is indexed already is found', async () => {
  const device = (dnsName: string) => evidence('device', { mdeDeviceId: 'd'.repeat(40), deviceDnsName: dnsName })
  const store = await placedCase(alertOn('x', 0, { evidence: [device('ws01.corp.example')] }))
  index(store)
  store.transaction(() => storeAlert(store, alertOn('x', 5, { evidence: [device('ws01.old.example')] }), { source: 1, record: 9 }))
  resolveEntities(store, analyst())
  const hits = searchNames(store, { text: 'old.example', limit: 5 }).filter((hit) => hit.kind === 'entity')
  expect(hits).toMatchObject([{ entityKind: 'device', why: 'dnsName ws01.old.example' }])
  store.close()
})

test('an incident that an undo brings back or renames is found under its name', async () => {
  const { store, find } = await filled()
  index(store)
  act(store, 'incidents', 'update', { incidents: [1], change: { name: 'Zebra crossing' } })
  expect(find('zebra').map((hit) => hit.id)).toEqual(['1'])
  index(store)
  act(store, 'activity', 'undo', {})
  expect(find('zebra')).toEqual([])
  act(store, 'activity', 'redo', {})
  expect(find('zebra').map((hit) => hit.id)).toEqual(['1'])
})
