import type { Cells, EventMapping } from './event-mapping.ts'
import { isSuccess, kerberosFailure, logonFailure } from './failure-reason.ts'
import { additional, addressOf, addressType, datum, numberAt } from './fields.ts'
import { logonTypeOf } from './logon-type.ts'
import { account, initiating } from './security-subjects.ts'
import type { WindowsEvent } from './windows-event.ts'

function remote(event: WindowsEvent): Cells {
  const address = addressOf(datum(event, 'IpAddress'))
  return { RemoteIP: address, RemoteIPType: addressType(address), RemotePort: numberAt(event, 'IpPort') || undefined }
}

const logon = (event: WindowsEvent): Cells => ({
  ...account(event, 'Target'),
  ...remote(event),
  ...initiating(event),
  LogonType: logonTypeOf(datum(event, 'LogonType')),
  LogonId: numberAt(event, 'TargetLogonId'),
  RemoteDeviceName: datum(event, 'WorkstationName'),
  Protocol: datum(event, 'LmPackageName') || datum(event, 'AuthenticationPackageName'),
  AdditionalFields: additional({
    LogonProcessName: datum(event, 'LogonProcessName').trim(),
    ElevatedToken: datum(event, 'ElevatedToken') === '%%1842' ? true : undefined,
    TargetOutboundUserName: datum(event, 'TargetOutboundUserName'),
    LinkedLogonId: numberAt(event, 'TargetLinkedLogonId') || undefined,
  }),
})

const failed = (event: WindowsEvent): Cells => ({
  ...logon(event),
  FailureReason: logonFailure(datum(event, 'Status'), datum(event, 'SubStatus')),
  AdditionalFields: additional({
    Status: datum(event, 'Status'),
    SubStatus: datum(event, 'SubStatus'),
    LogonProcessName: datum(event, 'LogonProcessName').trim(),
  }),
})

const loggedOff = (event: WindowsEvent): Cells => ({
  ...account(event, 'Target'),
  LogonType: logonTypeOf(datum(event, 'LogonType')),
  LogonId: numberAt(event, 'TargetLogonId'),
})

/** Credentials given by hand: who gave whose, for which server. It tells of an attempt, not of its end. */
const explicit = (event: WindowsEvent): Cells => ({
  ...account(event, 'Target'),
  ...remote(event),
  ...initiating(event),
  RemoteDeviceName: datum(event, 'TargetServerName'),
  LogonId: numberAt(event, 'SubjectLogonId'),
  AdditionalFields: additional({ ExplicitCredentials: true, TargetInfo: datum(event, 'TargetInfo') }),
})

const privileges = (event: WindowsEvent): Cells => ({
  ...account(event, 'Subject'),
  LogonId: numberAt(event, 'SubjectLogonId'),
  AdditionalFields: additional({ Privileges: datum(event, 'PrivilegeList').split(/\s+/).filter(Boolean).join(' ') }),
})

/** What a domain controller says of a request for authentication, in the columns of IdentityLogonEvents. */
function controller(event: WindowsEvent): Cells {
  return {
    Application: 'Active Directory',
    AccountName: datum(event, 'TargetUserName').replace(/@.*$/, ''),
    AccountDomain: datum(event, 'TargetDomainName') || (datum(event, 'TargetUserName').split('@')[1] ?? ''),
    AccountSid: datum(event, 'TargetSid'),
    IPAddress: addressOf(datum(event, 'IpAddress')),
    Port: numberAt(event, 'IpPort') || undefined,
    DestinationDeviceName: event.device,
  }
}

const kerberosAction = (event: WindowsEvent) => (isSuccess(datum(event, 'Status')) ? 'LogonSuccess' : 'LogonFailed')

const ticket = (event: WindowsEvent): Cells => ({
  ...controller(event),
  Protocol: 'Kerberos',
  FailureReason: kerberosFailure(datum(event, 'Status')),
  AdditionalFields: additional({
    ServiceName: datum(event, 'ServiceName'),
    TicketEncryptionType: datum(event, 'TicketEncryptionType'),
    TicketOptions: datum(event, 'TicketOptions'),
    PreAuthType: datum(event, 'PreAuthType'),
    Status: datum(event, 'Status'),
  }),
})

const serviceTicket = (event: WindowsEvent): Cells => ({ ...ticket(event), LogonType: 'Resource access' })

const ntlm = (event: WindowsEvent): Cells => ({
  ...controller(event),
  DeviceName: datum(event, 'Workstation'),
  LogonType: 'Credentials validation',
  Protocol: 'Ntlm',
  FailureReason: isSuccess(datum(event, 'Status')) ? '' : logonFailure(datum(event, 'Status'), ''),
  AdditionalFields: additional({ PackageName: datum(event, 'PackageName'), Status: datum(event, 'Status') }),
})

/** Logons as the computer saw them, and requests for authentication as a domain controller did. */
export const securityLogons: readonly EventMapping[] = [
  { id: 4624, table: 'DeviceLogonEvents', action: 'LogonSuccess', cells: logon },
  { id: 4625, table: 'DeviceLogonEvents', action: 'LogonFailed', cells: failed },
  { id: 4634, table: 'DeviceLogonEvents', action: 'Logoff', cells: loggedOff },
  { id: 4647, table: 'DeviceLogonEvents', action: 'Logoff', cells: loggedOff },
  { id: 4648, table: 'DeviceLogonEvents', action: 'LogonAttempted', cells: explicit },
  { id: 4672, table: 'DeviceLogonEvents', action: 'SpecialPrivilegesAssigned', cells: privileges },
  { id: 4768, table: 'IdentityLogonEvents', action: kerberosAction, cells: ticket },
  { id: 4769, table: 'IdentityLogonEvents', action: kerberosAction, cells: serviceTicket },
  { id: 4771, table: 'IdentityLogonEvents', action: 'LogonFailed', cells: ticket },
  { id: 4776, table: 'IdentityLogonEvents', action: kerberosAction, cells: ntlm },
]
