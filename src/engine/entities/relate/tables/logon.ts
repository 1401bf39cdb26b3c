import { ACCOUNT, DEVICE, edge, PLACE, type TableRelation } from './table-relation.ts'

/** Who logged on to a device, and from where: the remote device by its name or by the address only it has. */
export const deviceLogon: TableRelation = {
  id: 'device-logon',
  tables: ['DeviceLogonEvents'],
  columns: [...PLACE, ...ACCOUNT, 'ActionType', 'RemoteDeviceName', 'RemoteIP'],
  keys: [[DEVICE]],
  asksAddresses: true,
  relate(v, sight) {
    if (v.ActionType === 'LogonFailed') return []
    const device = sight.device(v.DeviceId!, v.DeviceName!)
    const from = (v.RemoteDeviceName && sight.device('', v.RemoteDeviceName)) || sight.deviceAt(v.RemoteIP!)
    return [...edge(sight.user(v, ''), 'logged-on-to', device), ...edge(from || undefined, 'logged-on-to', device)]
  },
}

/** Logons that the domain saw: the account, the device it came from and the one it went to. */
export const identityLogon: TableRelation = {
  id: 'identity-logon',
  tables: ['IdentityLogonEvents'],
  columns: [...ACCOUNT, 'ActionType', 'DeviceName', 'TargetDeviceName', 'DestinationDeviceName', 'IPAddress'],
  keys: [
    [
      { column: 'AccountUpn', type: 'upn' },
      { column: 'AccountSid', type: 'sid' },
      { column: 'AccountObjectId', type: 'objectId' },
    ],
  ],
  relate(v, sight) {
    if (v.ActionType === 'LogonFailed') return []
    const user = sight.user(v, '')
    const from = v.DeviceName ? sight.device('', v.DeviceName) : undefined
    const to = v.TargetDeviceName ? sight.device('', v.TargetDeviceName) : undefined
    return [
      ...edge(user, 'logged-on-to', to ?? from),
      ...edge(from, 'logged-on-to', to),
      ...edge(sight.ip(v.IPAddress!), 'authenticated-as', user),
    ]
  },
}
