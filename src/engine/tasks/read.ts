import { fail } from '#base/problem.ts'
import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { incidentOf } from '../incidents/detail.ts'
import { digestOf } from '../incidents/row.ts'
import type { ReadStore } from '../store/sql.ts'
import { taskTemplates } from './templates.ts'

type Task = Outputs['tasks']['list'][number]

export interface StoredTask {
  readonly id: number
  readonly incident: number
  readonly place: number
  readonly title: string
  readonly description: string
  readonly status: Task['status']
  readonly action_type: Task['actionType']
  readonly assigned_to: string
  readonly due: string
  readonly created: Ticks
  readonly created_by: string
  readonly modified: Ticks
  readonly modified_by: string
}

/** The task of that id; `task.not-found` where the case has none. */
export const taskOf = (store: ReadStore, id: number): StoredTask =>
  store.get<StoredTask>('SELECT * FROM incident_task WHERE id = ?', id) ?? fail('task.not-found', `The case has no task #${id}.`)

export const storedTasks = (store: ReadStore, incident: number): StoredTask[] =>
  store.all<StoredTask>('SELECT * FROM incident_task WHERE incident = ? ORDER BY place, id', incident)

export const listTasks = (store: ReadStore, { incident }: Inputs['tasks']['list']): Task[] =>
  storedTasks(store, incident).map((row) => ({
    id: row.id,
    incident: row.incident,
    title: row.title,
    description: row.description,
    status: row.status,
    actionType: row.action_type,
    assignedTo: row.assigned_to,
    due: row.due,
    created: isoFromTicks(row.created),
    createdBy: row.created_by,
    modified: isoFromTicks(row.modified),
    modifiedBy: row.modified_by,
  }))

/** Templates, those for a category of the incident first, then those for any. */
export function listTemplates(store: ReadStore, { incident }: Inputs['tasks']['templates']): Outputs['tasks']['templates'] {
  const { categories } = digestOf(incidentOf(store, incident))
  return taskTemplates()
    .map((template) => ({
      ...template,
      categories: [...template.categories],
      tasks: [...template.tasks],
      fits: template.categories.length === 0 || template.categories.some((category) => categories.includes(category)),
    }))
    .sort((a, b) => Number(b.fits) - Number(a.fits) || b.categories.length - a.categories.length)
}
