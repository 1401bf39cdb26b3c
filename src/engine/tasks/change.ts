import { fail } from '#base/problem.ts'
import { ticksFromUnixMs } from '#base/ticks.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { incidentOf } from '../incidents/detail.ts'
import type { SqlValue, WriteStore } from '../store/sql.ts'
import { type StoredTask, storedTasks, taskOf } from './read.ts'
import { taskTemplates } from './templates.ts'

type NewTask = Inputs['tasks']['add']['tasks'][number]
type Change = Inputs['tasks']['update']['change']

const columns = {
  title: 'title',
  description: 'description',
  status: 'status',
  actionType: 'action_type',
  assignedTo: 'assigned_to',
  due: 'due',
} as const satisfies Record<keyof Change, keyof StoredTask>

const fields = Object.keys(columns) as (keyof typeof columns)[]

interface Logged {
  readonly id: number | null
  readonly title: string
  readonly incident: number
}

function log(store: WriteStore, action: string, { id, title, incident }: Logged, context: CallContext, detail = {}): void {
  logActivity(store, {
    kind: 'audit',
    action,
    performedBy: context.analyst,
    targetType: 'task',
    targetId: id,
    targetName: title,
    incident,
    detail,
  })
}

/** A merged-away incident's tasks are its heir's, so none are added to it. */
function standing(store: WriteStore, incident: number): void {
  const stored = incidentOf(store, incident)
  if (stored.redirected_to !== null) fail('incident.redirected', `Incident #${incident} was merged into #${stored.redirected_to}.`)
}

function insert(store: WriteStore, incident: number, task: NewTask, analyst: string): number {
  const now = ticksFromUnixMs(Date.now())
  return store.run(
    `INSERT INTO incident_task (incident, place, title, description, status, action_type, assigned_to, due, created, created_by, modified, modified_by)
     VALUES (?1, (SELECT coalesce(max(place) + 1, 0) FROM incident_task WHERE incident = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?8, ?9)`,
    incident,
    task.title,
    task.description ?? '',
    task.status ?? 'open',
    task.actionType ?? 'text',
    task.assignedTo ?? '',
    task.due ?? '',
    now,
    analyst,
  ).lastInsertRowid
}

/** Adds tasks to an incident, after those there are. */
export function addTasks(store: WriteStore, input: Inputs['tasks']['add'], context: CallContext): Outputs['tasks']['add'] {
  return store.transaction(() => {
    standing(store, input.incident)
    const tasks = input.tasks.map((task) => {
      const id = insert(store, input.incident, task, context.analyst)
      log(store, 'task.added', { id, title: task.title, incident: input.incident }, context)
      return id
    })
    return { tasks }
  })
}

/** Adds a template's tasks; what the incident has by title already is not added twice. Fails with `task.no-such-template`. */
export function addTemplate(store: WriteStore, input: Inputs['tasks']['addTemplate'], context: CallContext): Outputs['tasks']['add'] {
  const template = taskTemplates().find((each) => each.id === input.template)
  if (!template) fail('task.no-such-template', `There is no task template ${input.template}.`)
  return store.transaction(() => {
    const known = new Set(storedTasks(store, input.incident).map((task) => task.title))
    const missing = template.tasks.filter((task) => !known.has(task.title))
    if (missing.length === 0) fail('task.all-there', 'The incident has every task of this template already.', { severity: 'info' })
    return addTasks(store, { incident: input.incident, tasks: missing }, context)
  })
}

export function updateTask(store: WriteStore, { task: id, change }: Inputs['tasks']['update'], context: CallContext): { changed: boolean } {
  return store.transaction(() => {
    const task = taskOf(store, id)
    const changed = fields.filter((field) => change[field] !== undefined && change[field] !== task[columns[field]])
    if (changed.length === 0) return { changed: false }
    const values = changed.map((field): SqlValue => change[field]!)
    store.run(
      `UPDATE incident_task SET ${changed.map((field) => `${columns[field]} = ?`).join(', ')}, modified = ?, modified_by = ? WHERE id = ?`,
      ...values,
      ticksFromUnixMs(Date.now()),
      context.analyst,
      id,
    )
    log(store, 'task.updated', task, context, {
      before: Object.fromEntries(changed.map((field) => [field, task[columns[field]]])),
      after: Object.fromEntries(changed.map((field) => [field, change[field]])),
    })
    return { changed: true }
  })
}

/** Puts a task at another place; the rest close up in their order. */
export function moveTask(store: WriteStore, { task: id, place }: Inputs['tasks']['move'], context: CallContext): Record<string, never> {
  return store.transaction(() => {
    const task = taskOf(store, id)
    const others = storedTasks(store, task.incident).filter((each) => each.id !== id)
    const order = [...others.slice(0, place), task, ...others.slice(place)]
    const moved = order.filter((each, index) => each.place !== index)
    if (moved.length === 0) return {}
    for (const each of moved) store.run('UPDATE incident_task SET place = ? WHERE id = ?', order.indexOf(each), each.id)
    log(store, 'task.moved', task, context, { place: order.indexOf(task) })
    return {}
  })
}

export function removeTask(store: WriteStore, { task: id }: Inputs['tasks']['remove'], context: CallContext): Record<string, never> {
  return store.transaction(() => {
    const task = taskOf(store, id)
    store.run('DELETE FROM incident_task WHERE id = ?', id)
    log(store, 'task.removed', task, context)
    return {}
  })
}
