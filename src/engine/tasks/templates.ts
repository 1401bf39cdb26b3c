import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { type TaskActionType, taskActionTypes } from '#model/task.ts'
import { resourceFolder } from '../resources.ts'

export interface TaskTemplate {
  readonly id: string
  readonly title: string
  /** alert categories it is for; none: for any incident */
  readonly categories: readonly string[]
  readonly tasks: readonly { readonly title: string; readonly description: string; readonly actionType: TaskActionType }[]
}

const written = z.object({
  title: z.string(),
  categories: z.array(z.string()).default([]),
  tasks: z
    .array(z.object({ title: z.string(), description: z.string().default(''), actionType: z.enum(taskActionTypes).default('text') }))
    .min(1),
})

let kept: readonly TaskTemplate[] | undefined

/** Templates that come with the product: `resources/tasks/<id>.yaml`, read once. */
export function taskTemplates(): readonly TaskTemplate[] {
  const folder = resourceFolder('tasks')
  kept ??= (folder ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ id: file.slice(0, -'.yaml'.length), ...written.parse(parse(readFileSync(join(folder!, file), 'utf8'))) }))
  return kept
}
