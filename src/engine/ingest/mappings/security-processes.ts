import type { Cells, EventMapping } from './event-mapping.ts'
import { datum, fileAt, numberAt, processIdAt } from './fields.ts'
import { account } from './security-subjects.ts'
import type { WindowsEvent } from './windows-event.ts'

const ELEVATION: { readonly [code: string]: string } = {
  '%%1936': 'TokenElevationTypeDefault',
  '%%1937': 'TokenElevationTypeFull',
  '%%1938': 'TokenElevationTypeLimited',
  TokenElevationTypeDefault: 'TokenElevationTypeDefault',
  TokenElevationTypeFull: 'TokenElevationTypeFull',
  TokenElevationTypeLimited: 'TokenElevationTypeLimited',
}

const INTEGRITY: { readonly [label: string]: string } = {
  'S-1-16-0': 'Untrusted',
  'S-1-16-4096': 'Low',
  'S-1-16-8192': 'Medium',
  'S-1-16-8448': 'MediumPlus',
  'S-1-16-12288': 'High',
  'S-1-16-16384': 'System',
  'S-1-16-20480': 'Protected',
}

/** Who the new process runs as: the target where the event names one, else who started it. */
function runsAs(event: WindowsEvent): Cells {
  if (datum(event, 'TargetUserName') === '') {
    return { ...account(event, 'Subject'), LogonId: numberAt(event, 'SubjectLogonId') }
  }
  return { ...account(event, 'Target'), LogonId: numberAt(event, 'TargetLogonId') }
}

function created(event: WindowsEvent): Cells {
  const parent = fileAt(datum(event, 'ParentProcessName'))
  return {
    ...fileAt(datum(event, 'NewProcessName')),
    ...runsAs(event),
    ProcessId: numberAt(event, 'NewProcessId'),
    ProcessCommandLine: datum(event, 'CommandLine'),
    ProcessCreationTime: event.time,
    ProcessTokenElevation: ELEVATION[datum(event, 'TokenElevationType')],
    ProcessIntegrityLevel: INTEGRITY[datum(event, 'MandatoryLabel')],
    InitiatingProcessFileName: parent.FileName,
    InitiatingProcessFolderPath: parent.FolderPath,
    InitiatingProcessId: processIdAt(event, 'ProcessId'),
    InitiatingProcessAccountDomain: datum(event, 'SubjectDomainName'),
    InitiatingProcessAccountName: datum(event, 'SubjectUserName'),
    InitiatingProcessAccountSid: datum(event, 'SubjectUserSid'),
    InitiatingProcessLogonId: numberAt(event, 'SubjectLogonId'),
  }
}

const terminated = (event: WindowsEvent): Cells => ({
  ...fileAt(datum(event, 'ProcessName')),
  ...account(event, 'Subject'),
  ProcessId: numberAt(event, 'ProcessId'),
  LogonId: numberAt(event, 'SubjectLogonId'),
})

/** Processes as the audit log tells of them. An ended process stands apart from those that began, which hunts count. */
export const securityProcesses: readonly EventMapping[] = [
  { id: 4688, table: 'DeviceProcessEvents', action: 'ProcessCreated', cells: created },
  { id: 4689, table: 'DeviceEvents', action: 'ProcessTerminated', cells: terminated },
]
