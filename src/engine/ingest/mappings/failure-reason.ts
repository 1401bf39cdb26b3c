/** NTSTATUS codes of failed logons, in Defender's words where it has them. */
const LOGON: { readonly [code: string]: string } = {
  '0xc000005e': 'NoLogonServers',
  '0xc0000064': 'InvalidUserNameOrPassword',
  '0xc000006a': 'InvalidUserNameOrPassword',
  '0xc000006d': 'InvalidUserNameOrPassword',
  '0xc000006e': 'AccountRestriction',
  '0xc000006f': 'InvalidLogonHours',
  '0xc0000070': 'InvalidWorkstation',
  '0xc0000071': 'PasswordExpired',
  '0xc0000072': 'AccountDisabled',
  '0xc00000dc': 'InvalidServerState',
  '0xc0000133': 'TimeDifferenceAtDomainController',
  '0xc000015b': 'LogonTypeNotGranted',
  '0xc000018d': 'TrustedRelationshipFailure',
  '0xc0000192': 'NetlogonNotStarted',
  '0xc0000193': 'AccountExpired',
  '0xc0000224': 'PasswordMustChange',
  '0xc0000234': 'AccountLockedOut',
  '0xc0000413': 'AuthenticationFirewallFailed',
}

/** Kerberos result codes (RFC 4120), as events 4768, 4769 and 4771 carry them. */
const KERBEROS: { readonly [code: string]: string } = {
  '0x6': 'UnknownUser',
  '0x7': 'UnknownServer',
  '0xc': 'PolicyRestriction',
  '0xd': 'UnsupportedOption',
  '0xe': 'UnsupportedEncryptionType',
  '0x12': 'AccountDisabledExpiredOrLockedOut',
  '0x17': 'PasswordExpired',
  '0x18': 'WrongPassword',
  '0x19': 'PreauthenticationRequired',
  '0x1b': 'ServiceRequiresUserToUser',
  '0x20': 'TicketExpired',
  '0x25': 'ClockSkewTooGreat',
}

const short = (code: string) =>
  code
    .trim()
    .toLowerCase()
    .replace(/^0x0+(?=[0-9a-f])/, '0x')

/** Whether a status says that nothing went wrong. */
export const isSuccess = (code: string): boolean => /^0x0*$/i.test(code.trim()) || code.trim() === '0'

/** Why a logon failed: the sub-status says more than the status; a code nobody named stays as written. */
export function logonFailure(status: string, subStatus: string): string {
  const code = subStatus !== '' && !isSuccess(subStatus) ? subStatus : status
  return LOGON[short(code)] ?? code
}

/** Why a Kerberos request failed. */
export const kerberosFailure = (status: string): string => (status === '' || isSuccess(status) ? '' : (KERBEROS[short(status)] ?? status))
