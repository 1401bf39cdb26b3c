import type { Cells, EventMapping } from './event-mapping.ts'
import { additional, addressOf, datum, fileAt, numberAt } from './fields.ts'
import { connection, protocolOf } from './network.ts'
import { registryPath } from './registry.ts'
import { account, actor, initiating } from './security-subjects.ts'
import { serviceCells } from './service.ts'
import type { WindowsEvent } from './windows-event.ts'

const task = (event: WindowsEvent): Cells => ({
  ...account(event, 'Subject'),
  AdditionalFields: additional({
    TaskName: datum(event, 'TaskName'),
    TaskContent: datum(event, 'TaskContent') || datum(event, 'TaskContentNew'),
  }),
})

const service = (event: WindowsEvent): Cells => ({
  ...account(event, 'Subject'),
  ...serviceCells({
    name: datum(event, 'ServiceName'),
    path: datum(event, 'ServiceFileName'),
    account: datum(event, 'ServiceAccount'),
    start: datum(event, 'ServiceStartType'),
    type: datum(event, 'ServiceType'),
  }),
})

const cleared = (event: WindowsEvent): Cells => ({ ...account(event, 'Subject'), AdditionalFields: additional({ Channel: 'Security' }) })

/** Access to a share from the network: the share's folder with what was asked for in it. */
function share(event: WindowsEvent): Cells {
  const [folder, relative] = [datum(event, 'ShareLocalPath').replace(/^\\\?\?\\/, ''), datum(event, 'RelativeTargetName')]
  const path = relative === '' || relative === '\\' ? folder : `${folder.replace(/\\$/, '')}\\${relative}`
  return {
    ...(relative === '' || relative === '\\' ? { FolderPath: path } : fileAt(path)),
    ...account(event, 'Subject'),
    LogonId: numberAt(event, 'SubjectLogonId'),
    RemoteIP: addressOf(datum(event, 'IpAddress')),
    RemotePort: numberAt(event, 'IpPort') || undefined,
    AdditionalFields: additional({
      ShareName: datum(event, 'ShareName'),
      RelativeTargetName: relative,
      AccessMask: datum(event, 'AccessMask'),
    }),
  }
}

const OUTBOUND = '%%14593'
const isOutbound = (event: WindowsEvent) => datum(event, 'Direction') === OUTBOUND || /^outbound$/i.test(datum(event, 'Direction'))

const [FROM, TO] = [
  { address: 'SourceAddress', port: 'SourcePort' },
  { address: 'DestAddress', port: 'DestPort' },
]

const application = (event: WindowsEvent): Cells => {
  const image = fileAt(datum(event, 'Application'))
  return {
    InitiatingProcessFileName: image.FileName,
    InitiatingProcessFolderPath: image.FolderPath,
    InitiatingProcessId: numberAt(event, 'ProcessID') ?? numberAt(event, 'ProcessId'),
  }
}

/** A connection the filtering platform let through: the source is where it came from, so inbound it is the remote end. */
const filtered = (event: WindowsEvent): Cells => ({
  ...(isOutbound(event) ? connection(event, FROM!, TO!) : connection(event, TO!, FROM!)),
  Protocol: protocolOf(datum(event, 'Protocol')),
  ...application(event),
})

/** What was kept from connecting stands in DeviceEvents, which has no column for its protocol. */
const blocked = (event: WindowsEvent): Cells => ({
  ...filtered(event),
  LocalIPType: undefined,
  RemoteIPType: undefined,
  Protocol: undefined,
  AdditionalFields: additional({ Protocol: protocolOf(datum(event, 'Protocol')) }),
})

const bound = (event: WindowsEvent): Cells => ({
  LocalIP: addressOf(datum(event, 'SourceAddress')),
  LocalPort: numberAt(event, 'SourcePort'),
  Protocol: protocolOf(datum(event, 'Protocol')),
  ...application(event),
})

const VALUE_TYPES: { readonly [code: string]: string } = {
  '%%1872': 'None',
  '%%1873': 'String',
  '%%1874': 'ExpandString',
  '%%1875': 'Binary',
  '%%1876': 'Dword',
  '%%1877': 'DwordBigEndian',
  '%%1878': 'Link',
  '%%1879': 'MultiString',
  '%%1883': 'Qword',
}

const valueAction = (event: WindowsEvent) => (datum(event, 'OperationType') === '%%1906' ? 'RegistryValueDeleted' : 'RegistryValueSet')

const value = (event: WindowsEvent): Cells => ({
  RegistryKey: registryPath(datum(event, 'ObjectName')),
  RegistryValueName: datum(event, 'ObjectValueName'),
  RegistryValueType: VALUE_TYPES[datum(event, 'NewValueType')],
  RegistryValueData: datum(event, 'NewValue'),
  PreviousRegistryValueData: datum(event, 'OldValue'),
  ...initiating(event),
})

/** Extended rights by which a domain controller's secrets are replicated. */
const REPLICATION = /1131f6aa-9c07-11d1-f79f-00c04fc2dcd2|1131f6ad-9c07-11d1-f79f-00c04fc2dcd2|89e95b76-444d-4c62-991a-0facbeda640c/i

const replication = (event: WindowsEvent) => (REPLICATION.test(datum(event, 'Properties')) ? 'Directory Services replication' : undefined)

const replicated = (event: WindowsEvent): Cells => ({
  Application: 'Active Directory',
  ...actor(event),
  DestinationDeviceName: event.device,
  AdditionalFields: additional({
    ObjectName: datum(event, 'ObjectName'),
    ObjectType: datum(event, 'ObjectType'),
    Properties: datum(event, 'Properties').split(/\s+/).filter(Boolean).join(' '),
    AccessMask: datum(event, 'AccessMask'),
    LogonId: numberAt(event, 'SubjectLogonId'),
  }),
})

/** What was done to services, tasks, logs, shares, connections, the registry and the directory's objects. */
export const securityObjects: readonly EventMapping[] = [
  { id: 1102, table: 'DeviceEvents', action: 'SecurityLogCleared', cells: cleared },
  { id: 4657, table: 'DeviceRegistryEvents', action: valueAction, cells: value },
  { id: 4662, table: 'IdentityDirectoryEvents', action: replication, cells: replicated },
  { id: 4697, table: 'DeviceEvents', action: 'ServiceInstalled', cells: service },
  { id: 4698, table: 'DeviceEvents', action: 'ScheduledTaskCreated', cells: task },
  { id: 4699, table: 'DeviceEvents', action: 'ScheduledTaskDeleted', cells: task },
  { id: 4700, table: 'DeviceEvents', action: 'ScheduledTaskEnabled', cells: task },
  { id: 4701, table: 'DeviceEvents', action: 'ScheduledTaskDisabled', cells: task },
  { id: 4702, table: 'DeviceEvents', action: 'ScheduledTaskUpdated', cells: task },
  { id: 5140, table: 'DeviceEvents', action: 'NetworkShareObjectAccessed', cells: share },
  { id: 5142, table: 'DeviceEvents', action: 'NetworkShareObjectAdded', cells: share },
  { id: 5143, table: 'DeviceEvents', action: 'NetworkShareObjectModified', cells: share },
  { id: 5144, table: 'DeviceEvents', action: 'NetworkShareObjectDeleted', cells: share },
  { id: 5145, table: 'DeviceEvents', action: 'NetworkShareObjectAccessChecked', cells: share },
  { id: 5154, table: 'DeviceNetworkEvents', action: 'ListeningConnectionCreated', cells: bound },
  {
    id: 5156,
    table: 'DeviceNetworkEvents',
    action: (event) => (isOutbound(event) ? 'ConnectionSuccess' : 'InboundConnectionAccepted'),
    cells: filtered,
  },
  {
    id: 5157,
    table: 'DeviceEvents',
    action: (event) => (isOutbound(event) ? 'FirewallOutboundConnectionBlocked' : 'FirewallInboundConnectionBlocked'),
    cells: blocked,
  },
  { id: 5158, table: 'DeviceNetworkEvents', action: 'LocalPortBound', cells: bound },
]
