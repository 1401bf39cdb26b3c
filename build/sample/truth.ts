import type { Moment } from './moment.ts'
import type { Row, World } from './world.ts'

/** One thing somebody did, with the row that shows it. */
export type Act = { plot: string; stage: string; technique: string; says: string; table: string; row: Row; columns: string[] }

/** What really happened behind a group of alerts. */
export type Plot = {
  key: string
  name: string
  truePositive: boolean
  summary: string
  rootCause?: { kind: string; entity: string; table: string; row: Row; columns: string[] }
  /** From the first entity to the last, in the order of the attack. */
  path: { kind: string; entity: string }[]
  lastAffected?: { kind: string; entity: string; at: Moment }
}

/** The columns that name a row in a hunt: enough to find it again, few enough to be read. */
const identifying: Record<string, string[]> = {
  DeviceProcessEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'FileName', 'ProcessId', 'SHA1'],
  DeviceNetworkEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'RemoteIP', 'RemoteUrl', 'InitiatingProcessId'],
  DeviceFileEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'FileName', 'SHA1'],
  DeviceLogonEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'AccountName', 'LogonType', 'RemoteIP'],
  DeviceRegistryEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'RegistryKey', 'RegistryValueName'],
  DeviceEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'ActionType', 'InitiatingProcessId'],
  DeviceImageLoadEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'FileName', 'InitiatingProcessId'],
  EmailEvents: ['Timestamp', 'NetworkMessageId', 'RecipientEmailAddress', 'SenderFromAddress', 'Subject'],
  EmailAttachmentInfo: ['Timestamp', 'NetworkMessageId', 'FileName', 'SHA256'],
  UrlClickEvents: ['Timestamp', 'NetworkMessageId', 'Url', 'AccountUpn'],
  EntraIdSignInEvents: ['Timestamp', 'AccountUpn', 'IPAddress', 'RequestId'],
  CloudAppEvents: ['Timestamp', 'ActionType', 'AccountObjectId', 'ReportId'],
  IdentityLogonEvents: ['Timestamp', 'AccountUpn', 'DeviceName', 'DestinationDeviceName', 'ReportId'],
  IdentityQueryEvents: ['Timestamp', 'AccountName', 'DeviceName', 'Query', 'ReportId'],
  IdentityDirectoryEvents: ['Timestamp', 'ActionType', 'AccountName', 'DeviceName', 'ReportId'],
}

export function identifyingColumns(table: string): string[] {
  const columns = identifying[table]
  if (!columns) throw new Error(`which columns name a row of ${table}?`)
  return columns
}

/** Notes an act of a plot; `row` is the record that shows it. */
export function note(world: World, plot: string, stage: string, technique: string, says: string, table: string, row: Row): Row {
  world.acts.push({ plot, stage, technique, says, table, row, columns: identifyingColumns(table) })
  return row
}

export function plot(world: World, told: Omit<Plot, 'rootCause'> & { rootCause?: Omit<NonNullable<Plot['rootCause']>, 'columns'> }): void {
  const { rootCause, ...rest } = told
  world.plots.push(rootCause ? { ...rest, rootCause: { ...rootCause, columns: identifyingColumns(rootCause.table) } } : rest)
}
