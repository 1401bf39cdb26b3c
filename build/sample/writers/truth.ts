import { schemaTable } from '#model/tables/schema.ts'
import { products } from '../alerts/alert.ts'
import { iso } from '../moment.ts'
import { type Row, tableOf, type World } from '../world.ts'
import { cell } from './cell.ts'

/** The columns that name a row in a hunt: enough to find it again, few enough to be read. */
const identifying: Record<string, string[]> = {
  DeviceProcessEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'FileName', 'ProcessId', 'SHA1'],
  DeviceNetworkEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'RemoteIP', 'RemoteUrl', 'InitiatingProcessId'],
  DeviceFileEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'FileName', 'SHA1'],
  DeviceLogonEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'AccountName', 'LogonType', 'RemoteIP'],
  DeviceRegistryEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'RegistryKey', 'RegistryValueName'],
  DeviceEvents: ['Timestamp', 'DeviceId', 'DeviceName', 'ReportId', 'ActionType', 'InitiatingProcessId'],
  EmailEvents: ['Timestamp', 'NetworkMessageId', 'RecipientEmailAddress', 'SenderFromAddress', 'Subject'],
  EmailAttachmentInfo: ['Timestamp', 'NetworkMessageId', 'FileName', 'SHA256'],
  UrlClickEvents: ['Timestamp', 'NetworkMessageId', 'Url', 'AccountUpn'],
  EntraIdSignInEvents: ['Timestamp', 'AccountUpn', 'IPAddress', 'RequestId'],
  CloudAppEvents: ['Timestamp', 'ActionType', 'AccountObjectId', 'ReportId'],
  IdentityLogonEvents: ['Timestamp', 'AccountUpn', 'DeviceName', 'DestinationDeviceName', 'ReportId'],
  IdentityQueryEvents: ['Timestamp', 'AccountName', 'DeviceName', 'Query', 'ReportId'],
  IdentityDirectoryEvents: ['Timestamp', 'ActionType', 'AccountName', 'DeviceName', 'ReportId'],
}

function recordOf(row: Row): { table: string; where: Record<string, string> } {
  const table = tableOf(row)
  const names = identifying[table]
  if (!names) throw new Error(`which columns name a row of ${table}?`)
  const columns = schemaTable(table)!.columns.filter((column) => names.includes(column.name))
  return { table, where: Object.fromEntries(columns.map((column) => [column.name, cell(column, row)]).filter(([, value]) => value !== '')) }
}

/** What really happened: every alert's incident, every incident's cause and path, every act with the row that shows it. */
export function groundTruth(world: World, incidentIds: ReadonlyMap<string, string>): string {
  const incidents = world.plots.map(({ key, name, truePositive, summary, rootCause, path, lastAffected }) => ({
    key,
    name,
    truePositive,
    summary,
    providerIncidentId: incidentIds.get(key) ?? null,
    alerts: world.alerts.filter((alert) => alert.plot === key).length,
    rootCause: rootCause ? { kind: rootCause.kind, entity: rootCause.entity, record: recordOf(rootCause.row) } : null,
    path,
    lastAffected: lastAffected ? { ...lastAffected, at: iso(lastAffected.at) } : null,
  }))
  const positive = new Map(world.plots.map((plot) => [plot.key, plot.truePositive]))
  const alerts = [...world.alerts]
    .sort((a, b) => a.first - b.first)
    .map((alert) => ({
      key: alert.key,
      id: alert.id,
      providerAlertId: alert.providerAlertId,
      serviceSource: products[alert.by].service,
      title: alert.title,
      incident: alert.plot,
      truePositive: positive.get(alert.plot),
      stage: alert.stage,
      techniques: alert.techniques,
      firstActivityDateTime: iso(alert.first),
    }))
  const acts = [...world.acts]
    .sort((a, b) => (a.row.Timestamp as number) - (b.row.Timestamp as number))
    .map(({ plot, stage, technique, says, row }) => ({ incident: plot, stage, technique, says, ...recordOf(row) }))
  return `${JSON.stringify({ version: 1, incidents, alerts, acts }, null, 1)}\n`
}
