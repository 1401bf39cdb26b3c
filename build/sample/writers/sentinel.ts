import type { Alert } from '../alerts/alert.ts'
import type { Evidence } from '../alerts/evidence.ts'
import { subscriptionId, tenantId, workspaceId } from '../company/domains.ts'
import { guid } from '../digest.ts'
import { HOUR, iso } from '../moment.ts'
import { plainCsv } from './csv.ts'

const headings = [
  'TenantId',
  'TimeGenerated',
  'DisplayName',
  'AlertName',
  'AlertSeverity',
  'Description',
  'ProviderName',
  'VendorName',
  'VendorOriginalId',
  'SystemAlertId',
  'ResourceId',
  'SourceComputerId',
  'AlertType',
  'ConfidenceLevel',
  'ConfidenceScore',
  'IsIncident',
  'StartTime',
  'EndTime',
  'ProcessingEndTime',
  'RemediationSteps',
  'ExtendedProperties',
  'Entities',
  'SourceSystem',
  'WorkspaceSubscriptionId',
  'WorkspaceResourceGroup',
  'ExtendedLinks',
  'ProductName',
  'ProductComponentName',
  'AlertLink',
  'Status',
  'CompromisedEntity',
  'Tactics',
  'Techniques',
  'Type',
] as const

type Own = Record<string, unknown>
const reference = (id: string) => ({ $ref: id })

/** An entity as Sentinel's schema of entities has it (V3); nested ones refer to others by `$id`. */
function entities(pieces: readonly Evidence[]): Own[] {
  const out: Own[] = []
  const add = (own: Own): string => {
    const id = String(out.length + 2)
    out.push({ $id: id, ...own })
    return id
  }
  const hosts: string[] = []
  for (const { type, own } of pieces) {
    if (type === 'user' || type === 'mailbox') {
      const account = own.userAccount as {
        accountName: string
        domainName: string
        userSid: string
        azureAdUserId: string
        userPrincipalName: string
        displayName: string
      }
      if (type === 'mailbox')
        add({ MailboxPrimaryAddress: own.primaryAddress, DisplayName: own.displayName, Upn: own.upn, Type: 'mailbox' })
      else
        add({
          Name: account.accountName,
          UPNSuffix: account.userPrincipalName.split('@')[1],
          NTDomain: account.domainName,
          Sid: account.userSid,
          AadUserId: account.azureAdUserId,
          DisplayName: account.displayName,
          IsDomainJoined: true,
          Type: 'account',
        })
    } else if (type === 'device')
      hosts.push(
        add({
          HostName: String(own.hostName).toUpperCase(),
          NTDomain: own.ntDomain,
          ...(own.dnsDomain ? { DnsDomain: own.dnsDomain } : {}),
          OSFamily: 'Windows',
          Type: 'host',
        }),
      )
    else if (type === 'ip') add({ Address: own.ipAddress, Type: 'ip' })
    else if (type === 'url') add({ Url: own.url, Type: 'url' })
    else if (type === 'process') {
      const file = own.imageFile as { fileName: string; filePath: string; sha1: string; sha256: string }
      const hash = add({ Algorithm: 'SHA1', Value: file.sha1, Type: 'filehash' })
      const image = add({ Directory: file.filePath, Name: file.fileName, FileHashes: [reference(hash)], Type: 'file' })
      add({
        ProcessId: String(own.processId),
        CommandLine: own.processCommandLine,
        CreationTimeUtc: own.processCreationDateTime,
        ImageFile: reference(image),
        ...(hosts[0] ? { Host: reference(hosts[0]) } : {}),
        Type: 'process',
      })
    } else throw new Error(`Sentinel's alerts of this case carry no ${type}`)
  }
  return out
}

export function securityAlerts(alerts: readonly Alert[]): string {
  const rows = alerts.map((alert) => ({
    TenantId: workspaceId,
    TimeGenerated: iso(alert.created),
    DisplayName: alert.title,
    AlertName: alert.title,
    AlertSeverity: alert.severity[0]!.toUpperCase() + alert.severity.slice(1),
    Description: alert.description,
    ProviderName: 'ASI Scheduled Alerts',
    VendorName: 'Microsoft',
    VendorOriginalId: alert.providerAlertId,
    SystemAlertId: alert.providerAlertId,
    AlertType: `${workspaceId}_${guid(`rule ${alert.title}`)}`,
    IsIncident: 'false',
    StartTime: iso(alert.first),
    EndTime: iso(alert.last),
    ProcessingEndTime: iso(alert.created),
    ExtendedProperties: JSON.stringify({
      'Query Period': '01:00:00',
      'Trigger Operator': 'GreaterThan',
      'Trigger Threshold': '0',
      'Query Start Time UTC': iso(alert.first - HOUR),
      'Query End Time UTC': iso(alert.last),
      'Analytic Rule Name': alert.title,
      'Event Grouping': 'SingleAlert',
    }),
    Entities: JSON.stringify(entities(alert.evidence)),
    SourceSystem: 'Detection',
    WorkspaceSubscriptionId: subscriptionId,
    WorkspaceResourceGroup: 'rg-security',
    ProductName: 'Azure Sentinel',
    ProductComponentName: 'Scheduled Alerts',
    AlertLink: `https://portal.azure.com/#asset/Microsoft_Azure_Security_Insights/Alert/subscriptions/${subscriptionId}/alerts/${alert.providerAlertId}?tid=${tenantId}`,
    Status: alert.resolved ? 'Resolved' : 'New',
    Tactics: alert.category,
    Techniques: JSON.stringify(alert.techniques),
    Type: 'SecurityAlert',
  }))
  return `\uFEFF${plainCsv(headings, rows)}`
}
