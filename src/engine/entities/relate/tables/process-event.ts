import { DEVICE, edge, INITIATOR, PLACE, type TableRelation } from './table-relation.ts'

/** Rows on an alerted device in which a process of that id acts, or is acted on; which process it is, its start tells. */
const ON_DEVICE = [DEVICE]
const ACTING = [{ column: 'InitiatingProcessId', type: 'pid' }]
const STARTED = [{ column: 'ProcessId', type: 'pid' }]

/** Alerted processes and what they did to alerted files. */
export const fileEvent: TableRelation = {
  id: 'file-event',
  tables: ['DeviceFileEvents'],
  columns: [...PLACE, ...INITIATOR, 'ActionType', 'SHA256', 'SHA1'],
  keys: [
    ON_DEVICE,
    [
      { column: 'SHA256', type: 'sha256' },
      { column: 'SHA1', type: 'sha1' },
    ],
  ],
  relate(v, sight) {
    const device = sight.device(v.DeviceId!, v.DeviceName!)
    const verb = v.ActionType === 'FileDeleted' ? 'deleted' : v.ActionType === 'FileCreated' ? 'created' : 'modified'
    const file = sight.file(v, '')
    return [
      ...edge(sight.process(v, device, 'InitiatingProcess'), verb, file),
      ...(verb === 'deleted' ? [] : edge(file, 'found-on', device)),
    ]
  },
}

export const imageLoad: TableRelation = {
  id: 'image-load',
  tables: ['DeviceImageLoadEvents'],
  columns: [...PLACE, ...INITIATOR, 'SHA256', 'SHA1'],
  keys: [
    ON_DEVICE,
    [
      { column: 'SHA256', type: 'sha256' },
      { column: 'SHA1', type: 'sha1' },
    ],
  ],
  relate(v, sight) {
    const device = sight.device(v.DeviceId!, v.DeviceName!)
    return edge(sight.process(v, device, 'InitiatingProcess'), 'loaded', sight.file(v, ''))
  },
}

/** Connections of alerted processes or devices to alerted addresses, names and URLs. */
export const networkEvent: TableRelation = {
  id: 'network-event',
  tables: ['DeviceNetworkEvents'],
  columns: [...PLACE, ...INITIATOR, 'ActionType', 'RemoteIP', 'RemoteUrl'],
  keys: [
    ON_DEVICE,
    [
      { column: 'RemoteIP', type: 'ip' },
      { column: 'RemoteUrl', type: 'url' },
      { column: 'RemoteUrl', type: 'domain' },
    ],
  ],
  relate(v, sight) {
    const device = sight.device(v.DeviceId!, v.DeviceName!)
    const acting = sight.process(v, device, 'InitiatingProcess') ?? device
    if (/Listening|Inbound/.test(v.ActionType!)) return edge(acting, 'listened-on', sight.ip(v.RemoteIP!))
    return [sight.ip(v.RemoteIP!), sight.url(v.RemoteUrl!), sight.domain(v.RemoteUrl!)].flatMap((end) => edge(acting, 'connected-to', end))
  },
}

export const registryEvent: TableRelation = {
  id: 'registry-event',
  tables: ['DeviceRegistryEvents'],
  columns: [...PLACE, ...INITIATOR, 'RegistryKey', 'RegistryValueName'],
  keys: [ON_DEVICE, ACTING],
  relate(v, sight) {
    const device = sight.device(v.DeviceId!, v.DeviceName!)
    return edge(sight.process(v, device, 'InitiatingProcess'), 'wrote-registry', sight.registryValue(v, device))
  },
}

/** A process that opened another. */
export const processAccess: TableRelation = {
  id: 'process-access',
  tables: ['DeviceEvents'],
  columns: [...PLACE, ...INITIATOR, 'ActionType', 'ProcessId', 'ProcessCreationTime', 'FileName'],
  keys: [ON_DEVICE, ACTING],
  relate(v, sight) {
    if (!/OpenProcess|CreateRemoteThread|ReadProcessMemory|WriteToLsass|NtAllocateVirtualMemoryRemote/i.test(v.ActionType!)) return []
    const device = sight.device(v.DeviceId!, v.DeviceName!)
    return edge(sight.process(v, device, 'InitiatingProcess'), 'accessed-process', sight.process(v, device, ''))
  },
}

/** Processes as they were started, with who started them even where no alert names that one: it may stand between two. */
export const processEvent: TableRelation = {
  id: 'process-event',
  tables: ['DeviceProcessEvents'],
  columns: [
    ...PLACE,
    ...INITIATOR,
    'ProcessId',
    'ProcessCreationTime',
    'FileName',
    'SHA256',
    'SHA1',
    'AccountName',
    'AccountDomain',
    'AccountSid',
    'AccountUpn',
    'AccountObjectId',
  ],
  keys: [ON_DEVICE, STARTED],
  relate(v, sight) {
    const device = sight.device(v.DeviceId!, v.DeviceName!)
    const started = sight.process(v, device, '')
    const tree = edge(sight.knownProcess(v, device, 'InitiatingProcess'), 'spawned', sight.knownProcess(v, device, ''))
    if (!started) return tree
    return [
      ...tree,
      ...edge(started, 'ran-on', device),
      ...edge(started, 'ran-as', sight.user(v, '')),
      ...edge(sight.file(v, ''), 'image-of', started),
    ]
  },
}
