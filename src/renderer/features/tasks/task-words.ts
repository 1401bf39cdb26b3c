import type { TaskActionType, TaskStatus } from '#model/task.ts'
import type { OutputOf } from '../../state/client.ts'
import { words } from '../../theme/labels.ts'
import type { StatusTone } from '../../ui/status-text.tsx'

export type Task = OutputOf<'tasks.list'>[number]

export const taskStatusLabels: Readonly<Record<TaskStatus, string>> = {
  open: 'Open',
  inProgress: 'In progress',
  completed: 'Completed',
  failed: 'Failed',
  notRelevant: 'Not relevant',
}

export const taskTones: Readonly<Record<TaskStatus, StatusTone>> = {
  open: 'new',
  inProgress: 'progress',
  completed: 'done',
  failed: 'bad',
  notRelevant: 'quiet',
}

const actionLabels: Partial<Record<TaskActionType, string>> = {
  text: 'As described',
  runAntiVirusScan: 'Run antivirus scan',
  submitIocRule: 'Submit indicator rule',
  requireSignIn: 'Require sign-in',
  unIsolateDevice: 'Release device from isolation',
  unRestrictAppExecution: 'Remove app restriction',
}

export const taskActionLabel = (type: TaskActionType): string => actionLabels[type] ?? words(type)

/** Nothing is left to be done about it. */
export const isSettled = (task: Task): boolean => task.status === 'completed' || task.status === 'notRelevant'

/** `3 of 8 settled, 1 failed` */
export function progressText(tasks: readonly Task[]): string {
  const failed = tasks.filter((task) => task.status === 'failed').length
  return `${tasks.filter(isSettled).length} of ${tasks.length} settled${failed > 0 ? `, ${failed} failed` : ''}`
}
