import type { Outputs } from '../../calls/index.ts'

type Stage = Extract<Outputs['alerts']['story'], { kind: 'chain' }>['events'][number]['stage']
type Values = Readonly<Record<string, string>>

/** How a table's rows are told in a chain. */
export interface ChainTable {
  readonly table: string
  readonly stage: Stage
  /** kinds of the alert's entities whose rows are looked for */
  readonly by: readonly string[]
  /** rows of the alert's own messages are shown whenever they are; others within the window */
  readonly whenever?: readonly string[]
  readonly columns: readonly string[]
  text(values: Values): string
}

const said = (...parts: readonly (string | undefined | false)[]) =>
  parts
    .filter(Boolean)
    .join(' ')
    .replace(/ (?=[:,])/g, '')
const from = (values: Values) => {
  const place = [values.City, values.Country ?? values.CountryCode].filter(Boolean).join(', ')
  return said(values.IPAddress && `from ${values.IPAddress}`, place && `(${place})`)
}
const account = (values: Values) =>
  values.AccountUpn || values.AccountDisplayName || values.AccountName || values.AccountObjectId || 'somebody'

/** The tables a chain is made of, from the message to what followed in the cloud and on devices. */
export const chainTables: readonly ChainTable[] = [
  {
    table: 'EmailEvents',
    stage: 'message',
    by: ['analyzedMessage'],
    whenever: ['analyzedMessage'],
    columns: [
      'Subject',
      'SenderFromAddress',
      'RecipientEmailAddress',
      'DeliveryAction',
      'DeliveryLocation',
      'ThreatTypes',
      'EmailDirection',
    ],
    text: (v) =>
      said(
        `“${v.Subject}” from ${v.SenderFromAddress} to ${v.RecipientEmailAddress}:`,
        v.DeliveryAction || 'delivery not told',
        v.DeliveryLocation && `(${v.DeliveryLocation})`,
        v.ThreatTypes && `– ${v.ThreatTypes}`,
      ),
  },
  {
    table: 'EmailPostDeliveryEvents',
    stage: 'message',
    by: ['analyzedMessage'],
    whenever: ['analyzedMessage'],
    columns: ['ActionType', 'Action', 'ActionTrigger', 'ActionResult', 'RecipientEmailAddress'],
    text: (v) => said(v.ActionType, v.Action && `· ${v.Action}`, `for ${v.RecipientEmailAddress}`, v.ActionResult && `: ${v.ActionResult}`),
  },
  {
    table: 'UrlClickEvents',
    stage: 'click',
    by: ['analyzedMessage', 'url', 'user', 'mailbox'],
    whenever: ['analyzedMessage'],
    columns: ['AccountUpn', 'Url', 'ActionType', 'IPAddress', 'Workload'],
    text: (v) => said(`${v.AccountUpn} followed ${v.Url}:`, v.ActionType, from(v)),
  },
  {
    table: 'EntraIdSignInEvents',
    stage: 'signIn',
    by: ['user', 'mailbox', 'ip', 'cloudLogonSession'],
    columns: [
      'AccountUpn',
      'Application',
      'IPAddress',
      'Country',
      'City',
      'ErrorCode',
      'ClientAppUsed',
      'RiskLevelDuringSignIn',
      'DeviceName',
    ],
    text: (v) =>
      said(
        `${account(v)} signed in to ${v.Application || 'an application'}`,
        from(v),
        v.ErrorCode === '0' || !v.ErrorCode ? ': succeeded' : `: failed, error ${v.ErrorCode}`,
        v.ClientAppUsed && `· ${v.ClientAppUsed}`,
      ),
  },
  {
    table: 'AADSignInEventsBeta',
    stage: 'signIn',
    by: ['user', 'mailbox', 'ip'],
    columns: ['AccountUpn', 'Application', 'IPAddress', 'Country', 'City', 'ErrorCode', 'ClientAppUsed'],
    text: (v) =>
      said(
        `${account(v)} signed in to ${v.Application || 'an application'}`,
        from(v),
        v.ErrorCode === '0' || !v.ErrorCode ? ': succeeded' : `: failed, error ${v.ErrorCode}`,
      ),
  },
  {
    table: 'SigninLogs',
    stage: 'signIn',
    by: ['user', 'mailbox', 'ip'],
    columns: ['UserPrincipalName', 'AppDisplayName', 'IPAddress', 'Location', 'ResultType'],
    text: (v) =>
      said(
        `${v.UserPrincipalName} signed in to ${v.AppDisplayName}`,
        v.IPAddress && `from ${v.IPAddress}`,
        v.Location && `(${v.Location})`,
        v.ResultType === '0' ? ': succeeded' : `: result ${v.ResultType}`,
      ),
  },
  {
    table: 'CloudAppEvents',
    stage: 'cloud',
    by: ['user', 'mailbox', 'ip', 'oauthApplication', 'cloudApplication'],
    columns: ['AccountDisplayName', 'AccountObjectId', 'ActionType', 'Application', 'ObjectName', 'IPAddress', 'City', 'CountryCode'],
    text: (v) =>
      said(
        account(v),
        v.ActionType && `· ${v.ActionType}`,
        v.ObjectName && `“${v.ObjectName}”`,
        v.Application && `in ${v.Application}`,
        from(v),
      ),
  },
  {
    table: 'IdentityLogonEvents',
    stage: 'identity',
    by: ['user', 'device', 'ip'],
    columns: [
      'AccountUpn',
      'AccountName',
      'AccountDisplayName',
      'ActionType',
      'LogonType',
      'Protocol',
      'DeviceName',
      'DestinationDeviceName',
      'IPAddress',
      'FailureReason',
    ],
    text: (v) =>
      said(
        `${account(v)} ${v.ActionType === 'LogonFailed' ? 'failed to log on' : 'logged on'}`,
        v.DestinationDeviceName && `to ${v.DestinationDeviceName}`,
        v.DeviceName && `from ${v.DeviceName}`,
        v.IPAddress && `(${v.IPAddress})`,
        v.Protocol && `by ${v.Protocol}`,
        v.FailureReason && `· ${v.FailureReason}`,
      ),
  },
  {
    table: 'IdentityQueryEvents',
    stage: 'identity',
    by: ['user', 'device', 'ip'],
    columns: [
      'AccountUpn',
      'AccountName',
      'AccountDisplayName',
      'QueryType',
      'QueryTarget',
      'Protocol',
      'DeviceName',
      'DestinationDeviceName',
    ],
    text: (v) =>
      said(
        `${account(v)} asked`,
        v.DestinationDeviceName || 'the directory',
        v.QueryType && `for ${v.QueryType}`,
        v.QueryTarget && `“${v.QueryTarget}”`,
        v.DeviceName && `from ${v.DeviceName}`,
      ),
  },
  {
    table: 'IdentityDirectoryEvents',
    stage: 'identity',
    by: ['user', 'device', 'ip'],
    columns: [
      'ActionType',
      'AccountUpn',
      'AccountName',
      'AccountDisplayName',
      'TargetAccountUpn',
      'TargetAccountDisplayName',
      'TargetDeviceName',
      'DeviceName',
      'DestinationDeviceName',
    ],
    text: (v) =>
      said(
        v.ActionType,
        `by ${account(v)}`,
        (v.TargetAccountUpn || v.TargetAccountDisplayName) && `on ${v.TargetAccountUpn || v.TargetAccountDisplayName}`,
        (v.TargetDeviceName || v.DestinationDeviceName) && `at ${v.TargetDeviceName || v.DestinationDeviceName}`,
      ),
  },
  {
    table: 'DeviceLogonEvents',
    stage: 'device',
    by: ['user'],
    columns: ['AccountDomain', 'AccountName', 'ActionType', 'LogonType', 'DeviceName', 'RemoteDeviceName', 'RemoteIP', 'FailureReason'],
    text: (v) =>
      said(
        `${[v.AccountDomain, v.AccountName].filter(Boolean).join('\\')} ${v.ActionType === 'LogonFailed' ? 'failed to log on' : 'logged on'} to ${v.DeviceName}`,
        v.LogonType && `(${v.LogonType})`,
        (v.RemoteDeviceName || v.RemoteIP) && `from ${v.RemoteDeviceName || v.RemoteIP}`,
        v.FailureReason && `· ${v.FailureReason}`,
      ),
  },
]
