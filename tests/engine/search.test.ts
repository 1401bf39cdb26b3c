import { expect, test } from 'vitest'
import { searchNames } from '#engine/search/names.ts'
import { act } from '../support/acts.ts'
import { alertOn, placedCase } from '../support/placed-alerts.ts'

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
