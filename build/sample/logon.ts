import { controllerOf, type Device, dc01 } from './company/devices.ts'
import { norrvik } from './company/domains.ts'
import { officeIp } from './company/internet.ts'
import type { Person } from './company/people.ts'
import { guid, integer } from './digest.ts'
import type { Moment } from './moment.ts'
import { MINUTE, SECOND } from './moment.ts'
import { initiatingColumns, type Logon, type Process } from './process.ts'
import { securityEvent } from './windows-event.ts'
import { type Row, record, type World } from './world.ts'

export type LogonDeed = {
  device: Device
  moment: Moment
  account: Person
  type: 'Interactive' | 'Network' | 'RemoteInteractive' | 'Unlock' | 'Service' | 'Batch'
  from?: Device
  protocol?: 'Kerberos' | 'NTLM' | 'Negotiate'
  failed?: string
  localAdmin?: boolean
  /** lsass or the service that asked, on the device logged on to. */
  by: Process
  session?: number
}

const logonTypeNumber = { Interactive: '2', Network: '3', Batch: '4', Service: '5', Unlock: '7', RemoteInteractive: '10' } as const
const hexId = (id: number) => `0x${id.toString(16)}`

/** A logon as three observers write it: the device, the identity sensor on the domain controller, and the controller's own log. */
export function logOn(world: World, deed: LogonDeed): { logon: Logon; row: Row; identityRow: Row } {
  const { device, account, from } = deed
  const name = `${device.dns} ${account.name} ${deed.moment}`
  const id = 0x30000 + integer(`logon ${name}`, 0x3f0000)
  const protocol = deed.protocol ?? (deed.type === 'Network' ? 'Kerberos' : 'Negotiate')
  const row = record(
    world,
    'DeviceLogonEvents',
    {
      Timestamp: deed.moment + device.skew,
      ActionType: deed.failed ? 'LogonFailed' : 'LogonSuccess',
      LogonType: deed.type,
      AccountDomain: account.domain,
      AccountName: account.name,
      AccountSid: account.sid,
      Protocol: protocol,
      FailureReason: deed.failed,
      IsLocalAdmin: deed.failed ? undefined : (deed.localAdmin ?? account.kind === 'admin'),
      LogonId: deed.failed ? undefined : id,
      RemoteDeviceName: from?.name.toLowerCase(),
      RemoteIP: from?.ip,
      RemoteIPType: from ? 'Private' : undefined,
      RemotePort: from ? 49_664 + integer(`logon port ${name}`, 15_000) : undefined,
      AdditionalFields: JSON.stringify({ IsLocalLogon: from === undefined }),
    },
    initiatingColumns(deed.by),
  )
  const identityRow = identityLogon(world, deed, protocol === 'Negotiate' ? 'Kerberos' : protocol)
  if (account.domainOf === norrvik) controllerEvents(world, deed, id, protocol)
  const elevated = deed.localAdmin ?? account.kind === 'admin'
  const logon: Logon = {
    id,
    account,
    session: deed.session ?? (deed.type === 'Network' ? 0 : 1),
    elevated,
    ...(from && deed.type === 'RemoteInteractive' ? { remote: { device: from } } : {}),
  }
  return { logon, row, identityRow }
}

function identityLogon(world: World, deed: LogonDeed, protocol: string): Row {
  const controller = controllerOf(deed.account.domainOf)
  const source = deed.from ?? deed.device
  const kinds = { Interactive: 'Interactive', RemoteInteractive: 'Remote desktop', Unlock: 'Interactive' } as Record<string, string>
  return record(world, 'IdentityLogonEvents', {
    Timestamp: deed.moment - SECOND / 20,
    ActionType: deed.failed ? 'LogonFailed' : 'LogonSuccess',
    Application: 'Active Directory',
    LogonType: kinds[deed.type] ?? 'Resource access',
    Protocol: protocol === 'NTLM' ? 'Ntlm' : 'Kerberos',
    FailureReason: deed.failed,
    ...accountOf(deed.account),
    DeviceName: source.dns,
    DeviceType: 'Computer',
    OSPlatform: source.os.platform,
    IPAddress: source.ip,
    Port: 49_664 + integer(`kdc port ${source.dns} ${deed.moment}`, 15_000),
    DestinationDeviceName: controller.dns,
    DestinationIPAddress: controller.ip,
    DestinationPort: protocol === 'NTLM' ? 445 : 88,
    TargetDeviceName: deed.device.dns,
    Location: 'On-premises',
    AdditionalFields: {
      'TARGET_OBJECT.DEVICE': deed.device.name,
      'ACTOR.ACCOUNT': deed.account.name,
      ...(protocol === 'NTLM' ? { NtlmVersion: '2' } : { Spns: `cifs/${deed.device.dns}`, EncryptionType: 'aes256-cts-hmac-sha1-96' }),
    },
  })
}

export const accountOf = (account: Person): Row => ({
  AccountName: account.name,
  AccountDomain: account.domain,
  AccountUpn: account.upn,
  AccountSid: account.sid,
  AccountObjectId: account.objectId,
  AccountDisplayName: account.display,
})

/** A cloud logon as the identity sensor repeats it beside the sign-in log. */
export function cloudIdentityLogon(world: World, account: Person, moment: Moment, ip = officeIp, failed?: string): Row {
  return record(world, 'IdentityLogonEvents', {
    Timestamp: moment,
    ActionType: failed ? 'LogonFailed' : 'LogonSuccess',
    Application: 'Microsoft 365',
    LogonType: 'OAuth2:Authorize',
    FailureReason: failed,
    ...accountOf(account),
    IPAddress: ip,
    Location: ip === officeIp ? 'SE' : '',
    AdditionalFields: { Category: 'Sign-in' },
  })
}

function controllerEvents(world: World, deed: LogonDeed, id: number, protocol: string): void {
  const source = deed.from ?? deed.device
  const when = deed.moment
  const account = { TargetUserName: deed.account.name, TargetDomainName: norrvik.netbios }
  const port = String(49_664 + integer(`kdc port ${source.dns} ${when}`, 15_000))
  if (protocol === 'NTLM') {
    const Status = deed.failed ? '0xc000006a' : '0x0'
    securityEvent(world, dc01, when - SECOND / 50, 4776, {
      PackageName: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0',
      TargetUserName: deed.account.name,
      Workstation: source.name,
      Status,
    })
  } else if (deed.type === 'Interactive' || deed.type === 'RemoteInteractive') {
    securityEvent(world, dc01, when - SECOND / 20, 4768, {
      ...account,
      TargetSid: deed.account.sid,
      ServiceName: 'krbtgt',
      ServiceSid: `${norrvik.sid}-502`,
      TicketOptions: '0x40810010',
      Status: '0x0',
      TicketEncryptionType: '0x12',
      PreAuthType: '2',
      IpAddress: `::ffff:${source.ip}`,
      IpPort: port,
    })
  }
  if (protocol !== 'NTLM')
    securityEvent(world, dc01, when - SECOND / 50, 4769, {
      TargetUserName: `${deed.account.name}@${norrvik.dns.toUpperCase()}`,
      TargetDomainName: norrvik.dns.toUpperCase(),
      ServiceName: `${deed.device.name}$`,
      ServiceSid: deviceSid(deed.device),
      TicketOptions: '0x40810000',
      TicketEncryptionType: '0x12',
      IpAddress: `::ffff:${source.ip}`,
      IpPort: port,
      Status: '0x0',
      LogonGuid: `{${guid(`logon ${source.dns} ${when}`)}}`,
      TransmittedServices: '-',
    })
  if (deed.device !== dc01) return
  securityEvent(world, dc01, when, deed.failed ? 4625 : 4624, {
    SubjectUserSid: 'S-1-0-0',
    SubjectUserName: '-',
    SubjectDomainName: '-',
    SubjectLogonId: '0x0',
    TargetUserSid: deed.account.sid,
    ...account,
    TargetLogonId: hexId(id),
    LogonType: logonTypeNumber[deed.type],
    LogonProcessName: protocol === 'NTLM' ? 'NtLmSsp ' : 'Kerberos',
    AuthenticationPackageName: protocol,
    WorkstationName: deed.from ? deed.from.name : dc01.name,
    LogonGuid: `{${guid(`logon ${source.dns} ${when}`)}}`,
    IpAddress: source.ip,
    IpPort: port,
    ProcessId: '0x0',
    ProcessName: '-',
    ElevatedToken: deed.account.kind === 'admin' ? '%%1842' : '%%1843',
  })
  if (deed.account.kind === 'admin' && !deed.failed)
    securityEvent(world, dc01, when, 4672, {
      SubjectUserSid: deed.account.sid,
      SubjectUserName: deed.account.name,
      SubjectDomainName: norrvik.netbios,
      SubjectLogonId: hexId(id),
      PrivilegeList:
        'SeSecurityPrivilege\r\n\t\t\tSeBackupPrivilege\r\n\t\t\tSeRestorePrivilege\r\n\t\t\tSeDebugPrivilege\r\n\t\t\tSeEnableDelegationPrivilege',
    })
  securityEvent(world, dc01, when + MINUTE + integer(`off ${id}`, 10) * MINUTE, 4634, {
    TargetUserSid: deed.account.sid,
    ...account,
    TargetLogonId: hexId(id),
    LogonType: logonTypeNumber[deed.type],
  })
}

export const deviceSid = (device: Device): string => `${device.domain.sid}-${1600 + integer(`device rid ${device.dns}`, 300)}`
