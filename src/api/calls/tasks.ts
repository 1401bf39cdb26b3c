import * as z from 'zod'
import { taskActionTypes, taskStatuses } from '#model/task.ts'
import { id, read, time, write } from '../base.ts'

/** A day as people write it, or '' for none. */
const day = z.string().regex(/^(\d{4}-\d\d-\d\d)?$/)

export const taskFields = z.object({
  title: z.string().min(1).max(500),
  description: z.string().max(30_000),
  status: z.enum(taskStatuses),
  actionType: z.enum(taskActionTypes),
  /** one name; '' stands for nobody */
  assignedTo: z.string(),
  due: day,
})

export const task = taskFields.extend({
  id,
  incident: id,
  created: time,
  createdBy: z.string(),
  modified: time,
  modifiedBy: z.string(),
})

/** Steps that come with the product for incidents of some alert categories. */
export const taskTemplate = z.object({
  id: z.string(),
  title: z.string(),
  categories: z.array(z.string()),
  /** whether an alert of the incident has one of the categories */
  fits: z.boolean(),
  tasks: z.array(z.object({ title: z.string(), description: z.string(), actionType: z.enum(taskActionTypes) })),
})

const newTask = taskFields.partial().required({ title: true })

export const taskCalls = {
  /** The incident's tasks in their order. */
  list: read.input(z.object({ incident: id })).output(z.array(task)),
  /** Every template, those that fit the incident first. */
  templates: read.input(z.object({ incident: id })).output(z.array(taskTemplate)),
  /** Adds tasks after those there are. */
  add: write.input(z.object({ incident: id, tasks: z.array(newTask).min(1).max(100) })).output(z.object({ tasks: z.array(id) })),
  /** Adds a template's tasks, those left out whose title the incident has already. */
  addTemplate: write.input(z.object({ incident: id, template: z.string() })).output(z.object({ tasks: z.array(id) })),
  update: write.input(z.object({ task: id, change: taskFields.partial() })).output(z.object({ changed: z.boolean() })),
  /** Puts a task at a place of its incident's list, counted from 0. */
  move: write.input(z.object({ task: id, place: z.number().int().min(0) })).output(z.object({})),
  remove: write.input(z.object({ task: id })).output(z.object({})),
}
