import type { Cells, EventFamily } from './event-mapping.ts'
import { accountOf, additional, datum } from './fields.ts'
import type { WindowsEvent } from './windows-event.ts'

function task(event: WindowsEvent): Cells {
  const { domain, name } = accountOf(datum(event, 'UserContext') || datum(event, 'UserName'))
  return { AccountDomain: domain, AccountName: name, AdditionalFields: additional({ TaskName: datum(event, 'TaskName') }) }
}

/** The task scheduler's own log. */
export const taskScheduler: EventFamily = {
  id: 'task-scheduler',
  title: 'Task Scheduler operational log',
  channels: ['Microsoft-Windows-TaskScheduler/Operational'],
  providers: ['Microsoft-Windows-TaskScheduler'],
  events: [
    { id: 106, table: 'DeviceEvents', action: 'ScheduledTaskCreated', cells: task },
    { id: 140, table: 'DeviceEvents', action: 'ScheduledTaskUpdated', cells: task },
    { id: 141, table: 'DeviceEvents', action: 'ScheduledTaskDeleted', cells: task },
  ],
}
