/** Events of one sort in a timeline: whole tables, or those of a table whose ActionType begins with one of some words. */
export interface TimelineGroup {
  readonly id: string
  readonly title: string
  readonly tables: readonly string[]
  /** beginnings of ActionTypes, where the table holds several sorts */
  readonly actions?: readonly string[]
}

/** A timeline's alerts: no table of events holds them. */
export const ALERT_GROUP = 'alerts'

const events = ['DeviceEvents']

/** Groups of the portal's device and user timelines (spec §14.1, §14.2), in the order they are offered. */
export const timelineGroups: readonly TimelineGroup[] = [
  { id: ALERT_GROUP, title: 'Alerts', tables: [] },
  { id: 'process', title: 'Process events', tables: ['DeviceProcessEvents'] },
  { id: 'network', title: 'Network events', tables: ['DeviceNetworkEvents'] },
  { id: 'file', title: 'File events', tables: ['DeviceFileEvents'] },
  { id: 'registry', title: 'Registry events', tables: ['DeviceRegistryEvents'] },
  { id: 'image', title: 'Image load events', tables: ['DeviceImageLoadEvents'] },
  { id: 'logon', title: 'Logon events', tables: ['DeviceLogonEvents'] },
  { id: 'script', title: 'Scripts', tables: events, actions: ['PowerShell', 'Amsi', 'Script'] },
  {
    id: 'protection',
    title: 'Protection',
    tables: events,
    actions: [
      'Antivirus',
      'Asr',
      'ExploitGuard',
      'SmartScreen',
      'Tampering',
      'Contained',
      'Firewall',
      'Controlled',
      'SecurityLog',
      'AppControl',
    ],
  },
  { id: 'persistence', title: 'Tasks and services', tables: events, actions: ['ScheduledTask', 'Service', 'Wmi'] },
  { id: 'account', title: 'Accounts and groups', tables: events, actions: ['UserAccount', 'SecurityGroup', 'PasswordChange'] },
  { id: 'other', title: 'Other device events', tables: events, actions: [] },
  {
    id: 'identity',
    title: 'Identity and directory',
    tables: ['IdentityLogonEvents', 'IdentityQueryEvents', 'IdentityDirectoryEvents', 'IdentityEvents'],
  },
  {
    id: 'signIn',
    title: 'Sign-ins',
    tables: [
      'EntraIdSignInEvents',
      'AADSignInEventsBeta',
      'EntraIdSpnSignInEvents',
      'AADSpnSignInEventsBeta',
      'SigninLogs',
      'AADNonInteractiveUserSignInLogs',
    ],
  },
  {
    id: 'cloud',
    title: 'Cloud activity',
    tables: ['CloudAppEvents', 'OfficeActivity', 'AuditLogs', 'AzureActivity', 'AWSCloudTrail', 'GraphAPIAuditEvents', 'CloudAuditEvents'],
  },
  {
    id: 'email',
    title: 'Email and clicks',
    tables: ['EmailEvents', 'EmailPostDeliveryEvents', 'EmailAttachmentInfo', 'EmailUrlInfo', 'UrlClickEvents', 'MessageEvents'],
  },
  { id: 'windows', title: 'Windows events', tables: ['WindowsEvents', 'SecurityEvent', 'Event', 'Syslog'] },
  { id: 'rest', title: 'Other tables', tables: [] },
]

const listed = new Map(timelineGroups.flatMap((group) => group.tables.map((table) => [table, group.id] as const)))

/** Beginnings of ActionTypes that have a group of their own: whatever else a table of several sorts holds is `other`. */
export const groupedActions: readonly string[] = timelineGroups.flatMap((group) => group.actions ?? [])

/** The group an event stands in. */
export function timelineGroupOf(table: string, action: string): string {
  if (table !== 'DeviceEvents') return listed.get(table) ?? 'rest'
  return timelineGroups.find((group) => group.actions?.some((start) => action.startsWith(start)))?.id ?? 'other'
}

/** Tables that tell of a state, not of something that happened: they are no events. */
export const stateTables: ReadonlySet<string> = new Set([
  'AlertInfo',
  'AlertEvidence',
  'DeviceInfo',
  'DeviceNetworkInfo',
  'IdentityInfo',
  'IdentityAccountInfo',
  'OAuthAppInfo',
  'SecurityAlert',
  'SecurityIncident',
  'AADUserRiskEvents',
  'AADRiskyUsers',
])
