import type { Cells, EventFamily } from './event-mapping.ts'
import { accountOf, additional, datum, fileAt, hashesOf, numberAt, processIdAt } from './fields.ts'
import { connection, protocolOf } from './network.ts'
import { registryData, registryPath, registryValue } from './registry.ts'
import type { WindowsEvent } from './windows-event.ts'

/** The process an event is about, as the one that did it. `prefix` is '' for the event's own process, `Source` or `Parent` for others. */
function initiating(event: WindowsEvent, prefix: '' | 'Source' | 'Parent' = ''): Cells {
  const { FileName, FolderPath } = fileAt(datum(event, `${prefix}Image`))
  const user = accountOf(datum(event, `${prefix}User`))
  return {
    InitiatingProcessFileName: FileName,
    InitiatingProcessFolderPath: FolderPath,
    InitiatingProcessId: processIdAt(event, `${prefix}ProcessId`),
    InitiatingProcessUniqueId: datum(event, `${prefix}ProcessGuid`) || datum(event, `${prefix}ProcessGUID`),
    InitiatingProcessCommandLine: datum(event, `${prefix}CommandLine`),
    InitiatingProcessAccountDomain: user.domain,
    InitiatingProcessAccountName: user.name,
  }
}

const account = (event: WindowsEvent): Cells => {
  const { domain, name } = accountOf(datum(event, 'User'))
  return { AccountDomain: domain, AccountName: name }
}

const created = (event: WindowsEvent): Cells => ({
  ...fileAt(datum(event, 'Image')),
  ...hashesOf(datum(event, 'Hashes')),
  ...account(event),
  ...initiating(event, 'Parent'),
  ProcessId: numberAt(event, 'ProcessId'),
  ProcessUniqueId: datum(event, 'ProcessGuid'),
  ProcessCommandLine: datum(event, 'CommandLine'),
  ProcessCreationTime: event.time,
  ProcessIntegrityLevel: datum(event, 'IntegrityLevel'),
  LogonId: numberAt(event, 'LogonId'),
  CreatedProcessSessionId: numberAt(event, 'TerminalSessionId'),
  ProcessVersionInfoCompanyName: datum(event, 'Company'),
  ProcessVersionInfoProductName: datum(event, 'Product'),
  ProcessVersionInfoOriginalFileName: datum(event, 'OriginalFileName'),
  ProcessVersionInfoFileDescription: datum(event, 'Description'),
  AdditionalFields: additional({
    CurrentDirectory: datum(event, 'CurrentDirectory'),
    FileVersion: datum(event, 'FileVersion'),
    LogonGuid: datum(event, 'LogonGuid'),
  }),
})

const terminated = (event: WindowsEvent): Cells => ({
  ...fileAt(datum(event, 'Image')),
  ...account(event),
  ProcessId: numberAt(event, 'ProcessId'),
  AdditionalFields: additional({ ProcessUniqueId: datum(event, 'ProcessGuid') }),
})

const file = (event: WindowsEvent): Cells => ({
  ...fileAt(datum(event, 'TargetFilename')),
  ...hashesOf(datum(event, 'Hashes') || datum(event, 'Hash')),
  ...initiating(event),
  AdditionalFields: additional({
    CreationUtcTime: datum(event, 'CreationUtcTime'),
    PreviousCreationUtcTime: datum(event, 'PreviousCreationUtcTime'),
    Contents: datum(event, 'Contents'),
    Archived: datum(event, 'Archived'),
  }),
})

const [SOURCE, DESTINATION] = [
  { address: 'SourceIp', port: 'SourcePort' },
  { address: 'DestinationIp', port: 'DestinationPort' },
]

/**
 * Sysmon's source is where the connection came from; of datagrams it is always this host's end, also where it answered. So only an
 * accepted TCP connection has its remote end as the source.
 */
function network(event: WindowsEvent): Cells {
  const accepted = datum(event, 'Initiated') === 'false' && datum(event, 'Protocol').toLowerCase() === 'tcp'
  return {
    ...(accepted ? connection(event, DESTINATION!, SOURCE!) : connection(event, SOURCE!, DESTINATION!)),
    RemoteUrl: datum(event, accepted ? 'SourceHostname' : 'DestinationHostname'),
    Protocol: protocolOf(datum(event, 'Protocol')),
    ...initiating(event),
  }
}

const signed = (event: WindowsEvent) => ({
  Signed: datum(event, 'Signed'),
  Signature: datum(event, 'Signature'),
  SignatureStatus: datum(event, 'SignatureStatus'),
})

const loaded = (event: WindowsEvent): Cells => ({
  ...fileAt(datum(event, 'ImageLoaded')),
  ...hashesOf(datum(event, 'Hashes')),
  ...initiating(event),
})

const driver = (event: WindowsEvent): Cells => ({
  ...fileAt(datum(event, 'ImageLoaded')),
  ...hashesOf(datum(event, 'Hashes')),
  AdditionalFields: additional(signed(event)),
})

/** One process at another: the one acted upon stands in the file and process columns. */
const betweenProcesses = (event: WindowsEvent): Cells => ({
  ...fileAt(datum(event, 'TargetImage')),
  ProcessId: numberAt(event, 'TargetProcessId'),
  ...initiating(event, 'Source'),
  AdditionalFields: additional({
    DesiredAccess: numberAt(event, 'GrantedAccess'),
    CallTrace: datum(event, 'CallTrace'),
    StartModule: datum(event, 'StartModule'),
    StartFunction: datum(event, 'StartFunction'),
    StartAddress: datum(event, 'StartAddress'),
    TargetProcessUniqueId: datum(event, 'TargetProcessGuid') || datum(event, 'TargetProcessGUID'),
    TargetUser: datum(event, 'TargetUser'),
  }),
})

const keyActions: { readonly [type: string]: string } = {
  CreateKey: 'RegistryKeyCreated',
  DeleteKey: 'RegistryKeyDeleted',
  DeleteValue: 'RegistryValueDeleted',
  RenameKey: 'RegistryKeyRenamed',
  RenameValue: 'RegistryKeyRenamed',
}
const keyAction = (event: WindowsEvent) => keyActions[datum(event, 'EventType')]

function key(event: WindowsEvent): Cells {
  const target = datum(event, 'TargetObject')
  const value = datum(event, 'EventType') === 'DeleteValue' ? registryValue(target) : undefined
  return { RegistryKey: value?.key ?? registryPath(target), RegistryValueName: value?.name, ...initiating(event) }
}

function valueSet(event: WindowsEvent): Cells {
  const { key: RegistryKey, name } = registryValue(datum(event, 'TargetObject'))
  const { type, data } = registryData(datum(event, 'Details'))
  return { RegistryKey, RegistryValueName: name, RegistryValueType: type, RegistryValueData: data, ...initiating(event) }
}

const renamed = (event: WindowsEvent): Cells => ({
  RegistryKey: registryPath(datum(event, 'NewName')),
  PreviousRegistryKey: registryPath(datum(event, 'TargetObject')),
  ...initiating(event),
})

const pipe =
  (operation: string) =>
  (event: WindowsEvent): Cells => ({
    ...initiating(event),
    AdditionalFields: additional({ PipeName: datum(event, 'PipeName'), FileOperation: operation }),
  })

const wmi = (event: WindowsEvent): Cells => ({
  ...account(event),
  AdditionalFields: additional({
    Operation: datum(event, 'Operation'),
    EventNamespace: datum(event, 'EventNamespace'),
    Name: datum(event, 'Name'),
    Query: datum(event, 'Query'),
    Type: datum(event, 'Type'),
    Destination: datum(event, 'Destination'),
    Consumer: datum(event, 'Consumer'),
    Filter: datum(event, 'Filter'),
  }),
})

const dns = (event: WindowsEvent): Cells => ({
  RemoteUrl: datum(event, 'QueryName'),
  ...initiating(event),
  AdditionalFields: additional({
    DnsQueryString: datum(event, 'QueryName'),
    DnsQueryResult: datum(event, 'QueryResults'),
    DnsResponseStatus: datum(event, 'QueryStatus'),
  }),
})

const tampered = (event: WindowsEvent): Cells => ({
  ...fileAt(datum(event, 'Image')),
  ...account(event),
  ProcessId: numberAt(event, 'ProcessId'),
  AdditionalFields: additional({ Type: datum(event, 'Type'), ProcessUniqueId: datum(event, 'ProcessGuid') }),
})

/** Sysmon: what it saw, under the action types Defender has for the same acts. Its `UtcTime` is exact. */
export const sysmon: EventFamily = {
  id: 'sysmon',
  title: 'Sysmon',
  channels: ['Microsoft-Windows-Sysmon/Operational'],
  providers: ['Microsoft-Windows-Sysmon'],
  events: [
    { id: 1, table: 'DeviceProcessEvents', action: 'ProcessCreated', cells: created },
    { id: 2, table: 'DeviceFileEvents', action: 'FileTimestampModificationEvent', cells: file },
    { id: 3, table: 'DeviceNetworkEvents', action: networkAction, cells: network },
    { id: 5, table: 'DeviceEvents', action: 'ProcessTerminated', cells: terminated },
    { id: 6, table: 'DeviceEvents', action: 'DriverLoad', cells: driver },
    { id: 7, table: 'DeviceImageLoadEvents', action: 'ImageLoaded', cells: loaded },
    { id: 8, table: 'DeviceEvents', action: 'CreateRemoteThreadApiCall', cells: betweenProcesses },
    { id: 10, table: 'DeviceEvents', action: 'OpenProcessApiCall', cells: betweenProcesses },
    { id: 11, table: 'DeviceFileEvents', action: 'FileCreated', cells: file },
    { id: 12, table: 'DeviceRegistryEvents', action: keyAction, cells: key },
    { id: 13, table: 'DeviceRegistryEvents', action: 'RegistryValueSet', cells: valueSet },
    { id: 14, table: 'DeviceRegistryEvents', action: 'RegistryKeyRenamed', cells: renamed },
    { id: 15, table: 'DeviceFileEvents', action: 'FileCreated', cells: file },
    { id: 17, table: 'DeviceEvents', action: 'NamedPipeEvent', cells: pipe('File created') },
    { id: 18, table: 'DeviceEvents', action: 'NamedPipeEvent', cells: pipe('File opened') },
    { id: 19, table: 'DeviceEvents', action: 'WmiEventFilterActivity', cells: wmi },
    { id: 20, table: 'DeviceEvents', action: 'WmiEventConsumerActivity', cells: wmi },
    { id: 21, table: 'DeviceEvents', action: 'WmiBindEventFilterToConsumer', cells: wmi },
    { id: 22, table: 'DeviceEvents', action: 'DnsQueryResponse', cells: dns },
    { id: 23, table: 'DeviceFileEvents', action: 'FileDeleted', cells: file },
    { id: 25, table: 'DeviceEvents', action: 'ProcessTampering', cells: tampered },
    { id: 26, table: 'DeviceFileEvents', action: 'FileDeleted', cells: file },
    { id: 29, table: 'DeviceFileEvents', action: 'FileCreated', cells: file },
  ],
}

function networkAction(event: WindowsEvent): string {
  return datum(event, 'Initiated') === 'false' ? 'InboundConnectionAccepted' : 'ConnectionSuccess'
}
