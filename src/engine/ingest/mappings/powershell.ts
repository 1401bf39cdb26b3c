import type { Cells, EventFamily } from './event-mapping.ts'
import { additional, datum, fileAt, numberOf } from './fields.ts'
import type { WindowsEvent } from './windows-event.ts'

/** A line of a command's context (`Host Application = …`). */
function contextLine(event: WindowsEvent, name: string): string {
  const context = datum(event, 'ContextInfo')
  return new RegExp(`^[ \\t]*${name} = (.*)$`, 'm').exec(context)?.[1]?.trim() ?? ''
}

/** PowerShell logs from within itself: the process that logged the event is the one that ran the command. */
const engine = (event: WindowsEvent): Cells => ({
  InitiatingProcessId: numberOf(String(event.processId ?? '')),
  InitiatingProcessCommandLine: contextLine(event, 'Host Application'),
  InitiatingProcessAccountSid: typeof event.userSid === 'string' ? event.userSid : undefined,
})

const command = (event: WindowsEvent): Cells => ({
  ...engine(event),
  AdditionalFields: additional({
    Command: contextLine(event, 'Command Name'),
    Payload: datum(event, 'Payload'),
    ScriptName: contextLine(event, 'Script Name'),
    CommandPath: contextLine(event, 'Command Path'),
    User: contextLine(event, 'User'),
  }),
})

const script = (event: WindowsEvent): Cells => ({
  ...engine(event),
  ...(datum(event, 'Path') === '' ? {} : fileAt(datum(event, 'Path'))),
  AdditionalFields: additional({
    Command: datum(event, 'ScriptBlockText'),
    ScriptBlockId: datum(event, 'ScriptBlockId'),
    MessageNumber: numberOf(datum(event, 'MessageNumber')),
    MessageTotal: numberOf(datum(event, 'MessageTotal')),
  }),
})

/** PowerShell's operational log: commands as they ran, scripts as they were compiled. */
export const powershell: EventFamily = {
  id: 'powershell',
  title: 'PowerShell operational log',
  channels: ['Microsoft-Windows-PowerShell/Operational', 'PowerShellCore/Operational'],
  providers: ['Microsoft-Windows-PowerShell', 'PowerShellCore'],
  events: [
    { id: 4103, table: 'DeviceEvents', action: 'PowerShellCommand', cells: command },
    { id: 4104, table: 'DeviceEvents', action: 'PowerShellCommand', cells: script },
  ],
}
