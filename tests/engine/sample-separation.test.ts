import { describe, expect, it } from 'vitest'
import { type EvidenceItem, sampleAlerts, sampleSecurityAlerts, sampleTruth } from '../support/sample.ts'

const HOUR = 3_600_000
type Fact = { id: string; first: number; last: number; names: string[] }

const ROOT = /^(services|explorer|svchost|lsass|winlogon|WmiPrvSE|MsMpEng)\.exe$/i
const nested = (item: EvidenceItem, name: string) => (item[name] ?? {}) as Record<string, string>

/** What an alert names that belongs to few: things first, then people, devices and places. */
function namesOf(item: EvidenceItem): string[] {
  switch (item['@odata.type'].split('.').at(-1)) {
    case 'processEvidence':
      return ROOT.test(nested(item, 'imageFile').fileName!)
        ? []
        : [`thing process ${item.mdeDeviceId} ${item.processId} ${item.processCreationDateTime}`]
    case 'fileEvidence':
      return [`thing file ${nested(item, 'fileDetails').sha256}`]
    case 'urlEvidence':
      return [`thing url ${item.url}`]
    case 'analyzedMessageEvidence':
      return [`thing message ${item.networkMessageId}`]
    case 'mailClusterEvidence':
      return [`thing cluster ${item.urn}`]
    case 'oauthApplicationEvidence':
      return [`thing app ${item.appId}`]
    case 'ipEvidence':
      return [`place ip ${item.ipAddress}`]
    case 'dnsEvidence':
      return [`thing domain ${item.domainName}`]
    case 'mailboxEvidence':
      return [`place mailbox ${item.upn}`]
    case 'userEvidence':
      return [`place user ${nested(item, 'userAccount').userSid}`]
    case 'deviceEvidence':
      return [`place device ${item.ntDomain}\\${String(item.hostName).toLowerCase()}`]
    default:
      return []
  }
}

const graphFacts = sampleAlerts().map(
  (alert): Fact => ({
    id: alert.providerAlertId,
    first: Date.parse(alert.firstActivityDateTime),
    last: Date.parse(alert.lastActivityDateTime),
    names: alert.evidence.flatMap(namesOf),
  }),
)
const sentinelFacts = sampleSecurityAlerts().map((row): Fact => {
  const entities = JSON.parse(row.Entities!) as Record<string, string>[]
  const names = entities.flatMap((one) =>
    one.Type === 'account'
      ? [`place user ${one.Sid}`]
      : one.Type === 'host'
        ? [`place device ${one.NTDomain}\\${one.HostName!.toLowerCase()}`]
        : one.Type === 'ip'
          ? [`place ip ${one.Address}`]
          : one.Type === 'mailbox'
            ? [`place mailbox ${one.Upn}`]
            : [],
  )
  return { id: row.SystemAlertId!, first: Date.parse(row.StartTime!), last: Date.parse(row.EndTime!), names }
})
const all = [...graphFacts, ...sentinelFacts]
const truth = new Map(sampleTruth().alerts.map((alert) => [alert.providerAlertId, alert.incident]))
const apart = (a: Fact, b: Fact) => Math.max(0, Math.max(a.first, b.first) - Math.min(a.last, b.last))
const share = (a: Fact, b: Fact, kind: string) => a.names.some((name) => name.startsWith(kind) && b.names.includes(name))

const near = (a: Fact, b: Fact) => share(a, b, 'thing') || (share(a, b, 'place') && apart(a, b) <= 12 * HOUR)

/** Groups facts that a chain of links joins. */
function grouped(linked: (a: Fact, b: Fact) => boolean, facts: readonly Fact[] = all): Map<string, number> {
  const group = new Map(facts.map((fact, index) => [fact.id, index]))
  for (const a of facts)
    for (const b of facts) {
      const [from, to] = [group.get(a.id)!, group.get(b.id)!]
      if (from !== to && linked(a, b)) for (const [id, own] of group) if (own === from) group.set(id, to)
    }
  return group
}

function score(groups: Map<string, number>) {
  const facts = all.filter((fact) => groups.has(fact.id))
  let [both, together, meant] = [0, 0, 0]
  for (const a of facts)
    for (const b of facts) {
      if (a.id >= b.id) continue
      const [found, is] = [groups.get(a.id) === groups.get(b.id), truth.get(a.id) === truth.get(b.id)]
      if (found) together++
      if (is) meant++
      if (found && is) both++
    }
  return { precision: both / together, recall: both / meant }
}

describe('the incidents of the training case', () => {
  it('hang together by what their alerts share within half a day, and by nothing else', () => {
    const { precision, recall } = score(grouped(near))
    expect(precision).toBe(1)
    expect(recall).toBe(1)
  })

  it('hang together even where one product is not there to tell', () => {
    const { precision, recall } = score(grouped(near, graphFacts))
    expect(precision).toBe(1)
    expect(recall).toBe(1)
  })

  it('are not to be had without regard to time', () => {
    expect(score(grouped((a, b) => share(a, b, ''))).precision).toBeLessThan(0.9)
  })

  it('are not to be had from things alone', () => {
    expect(score(grouped((a, b) => share(a, b, 'thing'))).recall).toBeLessThan(0.9)
  })

  it('share the same system files, titles and hours across their borders', () => {
    const alerts = sampleAlerts()
    const across = (keys: (alert: (typeof alerts)[number]) => string[]) => {
      const owners = new Map<string, Set<string>>()
      for (const alert of alerts)
        for (const key of keys(alert)) owners.set(key, (owners.get(key) ?? new Set()).add(truth.get(alert.providerAlertId)!))
      return [...owners].filter(([, incidents]) => incidents.has('main') && incidents.size > 1).map(([key]) => key)
    }
    expect(across((alert) => [alert.title]).length).toBeGreaterThanOrEqual(2)
    expect(
      across((alert) => alert.evidence.map((item) => nested(item, 'imageFile').sha1 ?? '').filter(Boolean)).length,
    ).toBeGreaterThanOrEqual(2)
    expect(
      across((alert) =>
        alert.evidence.filter((item) => item['@odata.type'].endsWith('deviceEvidence')).map((item) => String(item.deviceDnsName)),
      ).length,
    ).toBeGreaterThanOrEqual(2)
  })
})
