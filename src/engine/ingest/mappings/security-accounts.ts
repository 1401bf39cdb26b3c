import type { Cells, EventMapping } from './event-mapping.ts'
import { additional, datum } from './fields.ts'
import { account, actor, isLocal } from './security-subjects.ts'
import type { WindowsEvent } from './windows-event.ts'

/** Common name of a distinguished name: `CN=Alice,OU=…` is `Alice`. */
const commonName = (name: string) => /^CN=((?:\\.|[^,\\])+)/i.exec(name)?.[1]?.replace(/\\(.)/g, '$1') ?? name

/** A change of the computer's own accounts or groups: the account it was done to, by whom. */
const onDevice = (event: WindowsEvent): Cells => ({
  ...account(event, 'Target', 'TargetSid'),
  ...initiatingAccount(event),
  AdditionalFields: additional({
    SamAccountName: datum(event, 'SamAccountName'),
    NewTargetUserName: datum(event, 'NewTargetUserName'),
    OldTargetUserName: datum(event, 'OldTargetUserName'),
  }),
})

const initiatingAccount = (event: WindowsEvent): Cells => ({
  InitiatingProcessAccountDomain: datum(event, 'SubjectDomainName'),
  InitiatingProcessAccountName: datum(event, 'SubjectUserName'),
  InitiatingProcessAccountSid: datum(event, 'SubjectUserSid'),
})

/** A member going in or out of the computer's own group: the member is the account, the group stands beside. */
const localMember = (event: WindowsEvent): Cells => ({
  AccountName: commonName(datum(event, 'MemberName')),
  AccountSid: datum(event, 'MemberSid'),
  ...initiatingAccount(event),
  AdditionalFields: additional({
    GroupName: datum(event, 'TargetUserName'),
    GroupDomainName: datum(event, 'TargetDomainName'),
    GroupSid: datum(event, 'TargetSid'),
  }),
})

/** A change in the directory, as the domain controller logged it. */
const inDirectory = (event: WindowsEvent): Cells => ({
  Application: 'Active Directory',
  ...actor(event),
  TargetAccountDisplayName: datum(event, 'TargetUserName'),
  DestinationDeviceName: event.device,
  AdditionalFields: additional({
    TargetAccountSid: datum(event, 'TargetSid'),
    TargetDomainName: datum(event, 'TargetDomainName'),
    CallerDevice: datum(event, 'CallerComputerName'),
    UserAccountControl: datum(event, 'UserAccountControl').replace(/\s+/g, ' ').trim(),
  }),
})

const member =
  (direction: 'TO.GROUP' | 'FROM.GROUP') =>
  (event: WindowsEvent): Cells => ({
    ...inDirectory(event),
    TargetAccountDisplayName: commonName(datum(event, 'MemberName')),
    AdditionalFields: additional({
      [direction]: datum(event, 'TargetUserName'),
      GroupSid: datum(event, 'TargetSid'),
      TargetAccountSid: datum(event, 'MemberSid'),
      TargetAccountDistinguishedName: datum(event, 'MemberName'),
    }),
  })

/** One event id, told of the computer or of the directory by whose account it is about. */
function either(id: number, device: string, directory: string): EventMapping[] {
  return [
    { id, table: 'DeviceEvents', action: (event) => (isLocal(event) ? device : undefined), cells: onDevice },
    { id, table: 'IdentityDirectoryEvents', action: (event) => (isLocal(event) ? undefined : directory), cells: inDirectory },
  ]
}

const MEMBERSHIP = 'Group Membership changed'

function membership(id: number, device: string, direction: 'TO.GROUP' | 'FROM.GROUP'): EventMapping[] {
  return [
    { id, table: 'DeviceEvents', action: (event) => (isLocal(event) ? device : undefined), cells: localMember },
    { id, table: 'IdentityDirectoryEvents', action: (event) => (isLocal(event) ? undefined : MEMBERSHIP), cells: member(direction) },
  ]
}

/** A computer account's change that set its password; others say nothing an identity table has a row for. */
const passwordSet = (event: WindowsEvent) => (datum(event, 'PasswordLastSet') === '' ? undefined : 'Account Password changed')

/** Changes of accounts and groups: of the computer's own in DeviceEvents, of the directory's in IdentityDirectoryEvents. */
export const securityAccounts: readonly EventMapping[] = [
  ...either(4720, 'UserAccountCreated', 'Account created'),
  ...either(4722, 'UserAccountModified', 'Account enabled'),
  ...either(4723, 'PasswordChangeAttempt', 'Account Password changed'),
  ...either(4724, 'PasswordChangeAttempt', 'Account Password changed'),
  ...either(4725, 'UserAccountModified', 'Account disabled'),
  ...either(4726, 'UserAccountDeleted', 'Account deleted'),
  ...either(4738, 'UserAccountModified', 'Account changed'),
  ...either(4740, 'UserAccountModified', 'Account locked out'),
  ...either(4767, 'UserAccountModified', 'Account unlocked'),
  ...either(4781, 'UserAccountModified', 'Account name changed'),
  ...membership(4728, 'UserAccountAddedToLocalGroup', 'TO.GROUP'),
  ...membership(4729, 'UserAccountRemovedFromLocalGroup', 'FROM.GROUP'),
  ...membership(4732, 'UserAccountAddedToLocalGroup', 'TO.GROUP'),
  ...membership(4733, 'UserAccountRemovedFromLocalGroup', 'FROM.GROUP'),
  ...membership(4756, 'UserAccountAddedToLocalGroup', 'TO.GROUP'),
  ...membership(4757, 'UserAccountRemovedFromLocalGroup', 'FROM.GROUP'),
  ...either(4727, 'SecurityGroupCreated', 'Group created'),
  ...either(4731, 'SecurityGroupCreated', 'Group created'),
  ...either(4754, 'SecurityGroupCreated', 'Group created'),
  ...either(4730, 'SecurityGroupDeleted', 'Group deleted'),
  ...either(4734, 'SecurityGroupDeleted', 'Group deleted'),
  ...either(4758, 'SecurityGroupDeleted', 'Group deleted'),
  { id: 4741, table: 'IdentityDirectoryEvents', action: 'Device account created', cells: inDirectory },
  { id: 4742, table: 'IdentityDirectoryEvents', action: passwordSet, cells: inDirectory },
]
