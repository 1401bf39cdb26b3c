import { expect, test } from 'vitest'
import { incidentEntries } from '#engine/activity/entries.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { listTasks, listTemplates } from '#engine/tasks/read.ts'
import { taskTemplates } from '#engine/tasks/templates.ts'
import { act, analystRows } from '../support/acts.ts'
import { alertOn, placedCase } from '../support/placed-alerts.ts'
import { problemOf } from '../support/problem.ts'

const incidents = (store: CaseWriter) => store.all<{ id: number }>('SELECT id FROM incident ORDER BY id').map((row) => row.id)
const titles = (store: CaseWriter, incident: number) => listTasks(store, { incident }).map((task) => task.title)

const one = async () => {
  const store = await placedCase(alertOn('ws01', 0, { category: 'CredentialAccess' }), alertOn('srv02', 600))
  const [incident, other] = incidents(store)
  return { store, incident: incident!, other: other! }
}

test('tasks stand in the order they were added until they are moved', async () => {
  const { store, incident } = await one()
  const { tasks } = act(store, 'tasks', 'add', { incident, tasks: [{ title: 'A' }, { title: 'B' }, { title: 'C', due: '2026-03-05' }] })
  act(store, 'tasks', 'move', { task: tasks[2]!, place: 0 })
  expect(titles(store, incident)).toEqual(['C', 'A', 'B'])
  act(store, 'tasks', 'move', { task: tasks[2]!, place: 99 })
  expect(titles(store, incident)).toEqual(['A', 'B', 'C'])
  expect(listTasks(store, { incident })[2]).toMatchObject({ status: 'open', actionType: 'text', due: '2026-03-05', createdBy: 'Robin' })
})

test('a change says who made it and what stood before', async () => {
  const { store, incident } = await one()
  const { tasks } = act(store, 'tasks', 'add', { incident, tasks: [{ title: 'Isolate ws01', actionType: 'isolateDevice' }] })
  act(store, 'tasks', 'update', { task: tasks[0]!, change: { status: 'completed', assignedTo: 'Kim' } }, 'Alex')
  expect(listTasks(store, { incident })[0]).toMatchObject({ status: 'completed', assignedTo: 'Kim', modifiedBy: 'Alex' })
  expect(incidentEntries(store, incident)[0]).toMatchObject({
    action: 'task.updated',
    performedBy: 'Alex',
    targetName: 'Isolate ws01',
    detail: { before: { status: 'open', assignedTo: '' }, after: { status: 'completed', assignedTo: 'Kim' } },
  })
  expect(act(store, 'tasks', 'update', { task: tasks[0]!, change: { status: 'completed' } })).toEqual({ changed: false })
})

test('everything done to tasks is undone to the row', async () => {
  const { store, incident } = await one()
  const before = analystRows(store)
  const { tasks } = act(store, 'tasks', 'add', { incident, tasks: [{ title: 'A' }, { title: 'B' }] })
  const added = analystRows(store)
  act(store, 'tasks', 'move', { task: tasks[1]!, place: 0 })
  act(store, 'tasks', 'update', { task: tasks[0]!, change: { description: 'x' } })
  act(store, 'tasks', 'remove', { task: tasks[0]! })
  for (const _ of [1, 2, 3]) act(store, 'activity', 'undo', {})
  expect(analystRows(store)).toEqual(added)
  act(store, 'activity', 'undo', {})
  expect(analystRows(store)).toEqual(before)
})

test('templates that fit the incident’s alerts come first, and are added once', async () => {
  const { store, incident } = await one()
  const templates = listTemplates(store, { incident })
  expect(templates[0]).toMatchObject({ id: 'credential-access', fits: true })
  expect(templates.filter((template) => !template.fits).map((template) => template.id)).toContain('ransomware')
  const { tasks } = act(store, 'tasks', 'addTemplate', { incident, template: 'credential-access' })
  expect(tasks).toHaveLength(templates[0]!.tasks.length)
  expect(problemOf(() => act(store, 'tasks', 'addTemplate', { incident, template: 'credential-access' }))?.code).toBe('task.all-there')
})

test('an incident merged into another brings its tasks, after those there are', async () => {
  const { store, incident, other } = await one()
  act(store, 'tasks', 'add', { incident, tasks: [{ title: 'A' }] })
  act(store, 'tasks', 'add', { incident: other, tasks: [{ title: 'B' }] })
  const { target } = act(store, 'incidents', 'merge', { incidents: [incident, other], comment: '' })
  expect(titles(store, target).sort()).toEqual(['A', 'B'])
  expect(
    problemOf(() => act(store, 'tasks', 'add', { incident: target === incident ? other : incident, tasks: [{ title: 'C' }] }))?.code,
  ).toBe('incident.redirected')
})

test('every template is for categories alerts have, and names no step twice', () => {
  for (const { tasks } of taskTemplates()) expect(new Set(tasks.map((task) => task.title)).size).toBe(tasks.length)
  expect(taskTemplates().filter((template) => template.categories.length === 0)).toHaveLength(1)
})
