type Values = Readonly<Record<string, string>>

/** What an event says at a glance. */
interface Said {
  readonly title: string
  readonly actor: string
  readonly detail: string
}

const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' ')
const pair = (domain: string | undefined, name: string | undefined) => (domain && name ? `${domain}\\${name}` : name || '')

const actorOf = (v: Values): string =>
  pair(v.InitiatingProcessAccountDomain, v.InitiatingProcessAccountName) ||
  pair(v.AccountDomain, v.AccountName) ||
  v.AccountUpn ||
  v.UserPrincipalName ||
  v.AccountDisplayName ||
  v.UserId ||
  v.SenderFromAddress ||
  ''

const accountOf = (v: Values): string =>
  pair(v.AccountDomain, v.AccountName) || v.AccountUpn || v.UserPrincipalName || v.AccountDisplayName || ''
const placeOf = (v: Values): string => joined(v.IPAddress || v.RemoteIP || v.ClientIP, v.City, v.Country || v.CountryCode || v.Location)
const by = (v: Values) => v.InitiatingProcessFileName || 'A process'

const directoryTarget = (v: Values) => v.TargetAccountDisplayName || v.TargetAccountUpn || v.TargetDeviceName

const remote = (v: Values) => joined(v.RemoteUrl, v.RemoteIP && `${v.RemoteIP}${v.RemotePort ? `:${v.RemotePort}` : ''}`)

/** How events of a table are told; others are told by their action and the columns that say most. */
const tellers: Readonly<Record<string, (v: Values) => Omit<Said, 'actor'>>> = {
  DeviceProcessEvents: (v) => ({ title: `${by(v)} started ${v.FileName || 'a process'}`, detail: v.ProcessCommandLine ?? '' }),
  DeviceNetworkEvents: (v) => ({
    title: `${by(v)} ${/Inbound/.test(v.ActionType ?? '') ? 'was connected to by' : /Fail/.test(v.ActionType ?? '') ? 'failed to connect to' : 'connected to'} ${remote(v) || 'a remote address'}`,
    detail: v.InitiatingProcessCommandLine ?? '',
  }),
  DeviceFileEvents: (v) => ({
    title: `${by(v)}: ${(v.ActionType || 'file event').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()} ${v.FileName ?? ''}`,
    detail: v.FolderPath ?? '',
  }),
  DeviceImageLoadEvents: (v) => ({ title: `${by(v)} loaded ${v.FileName ?? 'an image'}`, detail: v.FolderPath ?? '' }),
  DeviceRegistryEvents: (v) => ({
    title: `${by(v)} ${/Delete/.test(v.ActionType ?? '') ? 'deleted' : 'set'} ${v.RegistryValueName || 'a registry value'}`,
    detail: joined(v.RegistryKey, v.RegistryValueData && `= ${v.RegistryValueData}`),
  }),
  DeviceLogonEvents: (v) => ({
    title: joined(
      accountOf(v) || 'An account',
      /Fail/.test(v.ActionType ?? '') ? 'failed to log on' : /Logoff/.test(v.ActionType ?? '') ? 'logged off' : 'logged on',
      v.LogonType && `(${v.LogonType})`,
    ),
    detail: joined((v.RemoteDeviceName || v.RemoteIP) && `from ${joined(v.RemoteDeviceName, v.RemoteIP)}`, v.FailureReason),
  }),
  IdentityLogonEvents: (v) => ({
    title: joined(
      accountOf(v) || 'An account',
      /Fail/.test(v.ActionType ?? '') ? 'failed to log on' : 'logged on',
      v.Application && `by ${v.Application}`,
    ),
    detail: joined(
      v.DeviceName && `from ${v.DeviceName}`,
      v.IPAddress,
      (v.TargetDeviceName || v.DestinationDeviceName) && `to ${v.TargetDeviceName || v.DestinationDeviceName}`,
      v.FailureReason,
    ),
  }),
  EntraIdSignInEvents: (v) => ({
    title: joined(
      v.ErrorCode && v.ErrorCode !== '0' ? `Sign-in failed (${v.ErrorCode})` : 'Signed in',
      v.Application && `to ${v.Application}`,
    ),
    detail: joined(placeOf(v) && `from ${placeOf(v)}`, v.ClientAppUsed, v.DeviceName),
  }),
  SigninLogs: (v) => ({
    title: joined(
      v.ResultType && v.ResultType !== '0' ? `Sign-in failed (${v.ResultType})` : 'Signed in',
      v.AppDisplayName && `to ${v.AppDisplayName}`,
    ),
    detail: joined(placeOf(v) && `from ${placeOf(v)}`, v.ClientAppUsed, v.ResultDescription),
  }),
  CloudAppEvents: (v) => ({
    title: joined(v.ActionType || v.ActivityType, v.Application && `in ${v.Application}`),
    detail: joined(v.ObjectName, placeOf(v) && `from ${placeOf(v)}`),
  }),
  OfficeActivity: (v) => ({
    title: joined(v.Operation, v.OfficeWorkload && `in ${v.OfficeWorkload}`),
    detail: joined(v.OfficeObjectId, placeOf(v)),
  }),
  EmailEvents: (v) => ({
    title: joined('Mail', v.DeliveryAction?.toLowerCase(), `“${v.Subject ?? ''}”`),
    detail: joined(v.SenderFromAddress, '→', v.RecipientEmailAddress, v.DeliveryLocation && `(${v.DeliveryLocation})`),
  }),
  EmailAttachmentInfo: (v) => ({
    title: `Attachment ${v.FileName || 'without a name'}`,
    detail: joined(v.SenderFromAddress, '→', v.RecipientEmailAddress, v.ThreatTypes && `(${v.ThreatTypes})`),
  }),
  EmailUrlInfo: (v) => ({ title: joined('URL in mail', v.Url), detail: joined(v.UrlLocation && `in the ${v.UrlLocation.toLowerCase()}`) }),
  EmailPostDeliveryEvents: (v) => ({
    title: joined(v.ActionType || 'Action', 'after delivery'),
    detail: joined(v.Action, v.RecipientEmailAddress && `for ${v.RecipientEmailAddress}`, v.ActionResult && `(${v.ActionResult})`),
  }),
  IdentityDirectoryEvents: (v) => ({
    title: joined(v.ActionType || 'Change', directoryTarget(v) ? `of ${directoryTarget(v)}` : `in ${v.Application || 'the directory'}`),
    detail: joined(
      (v.DeviceName || v.IPAddress) && `from ${joined(v.DeviceName, v.IPAddress)}`,
      v.DestinationDeviceName && `at ${v.DestinationDeviceName}`,
      v.Protocol && `(${v.Protocol})`,
    ),
  }),
  IdentityQueryEvents: (v) => ({
    title: joined(
      accountOf(v) || 'An account',
      'asked',
      v.DestinationDeviceName || 'the directory',
      `for ${v.QueryType || v.ActionType || 'objects'}`,
      v.QueryTarget && `“${v.QueryTarget}”`,
    ),
    detail: joined((v.DeviceName || v.IPAddress) && `from ${joined(v.DeviceName, v.IPAddress)}`, v.Query),
  }),
  UrlClickEvents: (v) => ({ title: joined(v.ActionType, v.Workload && `in ${v.Workload}`), detail: v.Url ?? '' }),
  WindowsEvents: (v) => ({ title: joined(v.Provider || v.Channel, v.EventId), detail: v.Message || v.EventData || '' }),
  SecurityEvent: (v) => ({
    title: v.Activity || joined('Security event', v.EventID),
    detail: joined(v.TargetUserName, v.NewProcessName, v.CommandLine),
  }),
}

/** Columns that tell most of what an event of any table is about. */
const TELLING = [
  'FileName',
  'ProcessCommandLine',
  'Subject',
  'RemoteUrl',
  'RemoteIP',
  'Url',
  'Application',
  'TargetAccountUpn',
  'TargetDeviceName',
  'ObjectName',
  'QueryTarget',
  'AdditionalFields',
]

export const actionOf = (v: Values): string => v.ActionType || v.Operation || v.OperationName || v.Activity || ''

/** A row in a line, who did it, and what belongs to it. */
export function tellEvent(table: string, v: Values): Said {
  const teller = tellers[table]
  if (teller) return { ...teller(v), actor: actorOf(v) }
  const told = TELLING.map((name) => v[name]).filter((value) => value !== undefined && value !== '')
  return {
    title: joined(actionOf(v) || table, told[0]?.slice(0, 200)),
    actor: actorOf(v),
    detail: told.slice(1, 3).join(' · ') || v.InitiatingProcessCommandLine || '',
  }
}

/** What a row is called in a list of records: what happened where the table tells of events, else no more than its table. */
export const titleOfRow = (table: string, v: Values): string =>
  tellers[table] !== undefined || actionOf(v) !== '' ? tellEvent(table, v).title : table

/** Techniques the sensor's own rule names in the row (`technique_id=T1059.001`). */
export const techniquesIn = (v: Values): string[] => [
  ...new Set([v.AdditionalFields, v.EventData].flatMap((text) => text?.match(/\bT\d{4}(?:\.\d{3})?\b/g) ?? [])),
]
