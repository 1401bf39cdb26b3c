import type { Alert } from './alerts/alert.ts'
import type { Row, World } from './world.ts'
import { csv } from './writers/csv.ts'
import { alertPage, graphAlert, graphIncident, incidentPage } from './writers/graph.ts'
import { defenderAnswer, graphAnswer } from './writers/hunting-json.ts'
import { gzip, type Member, zip } from './writers/packed.ts'
import { securityAlerts } from './writers/sentinel.ts'
import { groundTruth } from './writers/truth.ts'
import { windowsEvents } from './writers/windows-events.ts'

/** Tables that an analyst exported one by one, packed because they are large. */
const single = [
  'DeviceProcessEvents',
  'DeviceNetworkEvents',
  'DeviceFileEvents',
  'DeviceLogonEvents',
  'DeviceRegistryEvents',
  'DeviceImageLoadEvents',
  'DeviceEvents',
  'EntraIdSignInEvents',
  'CloudAppEvents',
  'IdentityLogonEvents',
  'IdentityQueryEvents',
]
const small = ['IdentityDirectoryEvents', 'EmailPostDeliveryEvents']
const mail = ['EmailEvents', 'EmailUrlInfo', 'EmailAttachmentInfo']
const stock = ['DeviceInfo', 'DeviceNetworkInfo', 'IdentityInfo', 'DeviceTvmSoftwareInventory', 'DeviceTvmSoftwareVulnerabilities']

/** The portal's own names for incidents of several alerts; one of a single alert is called like it. */
const portalNames: Record<string, string> = {
  main: 'Multi-stage incident involving Initial access & Lateral movement on multiple endpoints reported by multiple sources',
  adware: 'Multi-stage incident involving Execution & Persistence on one endpoint',
  'usb-worm': 'Execution incident on one endpoint reported by multiple sources',
  'password-spray': 'Credential access incident involving multiple users',
  'oauth-app': 'Multi-stage incident involving Initial access & Collection involving one user',
}
const nameOf = (plot: string, alerts: readonly Alert[]) => portalNames[plot] ?? alerts[0]!.title

const fromStreams = new Set<Alert['by']>(['office', 'cloudApps', 'appGovernance'])
const byCreation = (a: Alert, b: Alert) => a.created - b.created || a.key.localeCompare(b.key)

/** `sort by DeviceName asc, Timestamp asc`: how the analyst asked for them; it also packs better. */
const byDevice = (rows: readonly Row[]): Row[] =>
  [...rows].sort(
    (a, b) =>
      String(a.DeviceName ?? '').localeCompare(String(b.DeviceName ?? ''), 'en') || (a.Timestamp as number) - (b.Timestamp as number),
  )

export function exported(world: World): Map<string, Buffer> {
  const rows = (table: string) => world.tables.get(table) ?? []
  const files = new Map<string, Buffer>()
  const text = (path: string, content: string) => files.set(path, Buffer.from(content))
  const members = (tables: readonly string[], quoting: 'needed' | 'always'): Member[] =>
    tables.map((table) => ({ name: `${table}.csv`, text: csv(table, rows(table), quoting) }))

  const alerts = [...world.alerts].sort(byCreation)
  const graph = alerts.filter((alert) => alert.by !== 'sentinel')
  const incidents = Map.groupBy(graph, (alert) => alert.plot)
  const ids = new Map([...incidents.keys()].map((plot, index) => [plot, String(4811 + index * 2)]))
  const early = (alert: Alert) => graphAlert(alert, ids.get(alert.plot)!, 'early')

  const listed = graph.filter((alert) => !fromStreams.has(alert.by)).map(early)
  const half = Math.ceil(listed.length / 2)
  text('evidence/alerts/alerts_v2-page-1.json', alertPage(listed.slice(0, half)))
  text('evidence/alerts/alerts_v2-page-2.json', alertPage(listed.slice(half)))
  text(
    'evidence/alerts/office-and-cloud-alerts.ndjson',
    `${graph
      .filter((alert) => fromStreams.has(alert.by))
      .map((alert) => JSON.stringify(early(alert)))
      .join('\n')}\n`,
  )
  text(
    'evidence/alerts/incidents.json',
    incidentPage(
      [...incidents].map(([plot, held]) =>
        graphIncident(ids.get(plot)!, held, { displayName: nameOf(plot, held), ...(plot === 'main' ? { customTags: ['Norrvik'] } : {}) }),
      ),
    ),
  )
  text('evidence/alerts/SecurityAlert.csv', securityAlerts(alerts.filter((alert) => alert.by === 'sentinel')))

  for (const table of single) files.set(`evidence/hunting/${table}.csv.gz`, gzip(csv(table, byDevice(rows(table)))))
  for (const table of small) text(`evidence/hunting/${table}.csv`, csv(table, rows(table)))
  files.set('evidence/hunting/mail.zip', zip(members(mail, 'always')))
  files.set('evidence/hunting/inventory.zip', zip(members(stock, 'needed')))
  text('evidence/hunting/UrlClickEvents.json', defenderAnswer('UrlClickEvents', rows('UrlClickEvents')))
  text('evidence/hunting/OAuthAppInfo.json', graphAnswer('OAuthAppInfo', rows('OAuthAppInfo')))
  files.set('evidence/windows/DC-01-events.zip', zip([{ name: 'DC-01-events.ndjson', text: windowsEvents(world) }]))

  text('ground-truth.json', groundTruth(world, ids))
  return files
}
