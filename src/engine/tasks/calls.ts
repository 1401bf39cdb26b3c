import type { Reads, Writes } from '../calls/index.ts'
import { addTasks, addTemplate, moveTask, removeTask, updateTask } from './change.ts'
import { listTasks, listTemplates } from './read.ts'

export const taskReads: Reads<'tasks'> = { list: listTasks, templates: listTemplates }

export const taskWrites: Writes<'tasks'> = { add: addTasks, addTemplate, update: updateTask, move: moveTask, remove: removeTask }
