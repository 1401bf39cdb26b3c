import { techniqueTitle } from '#model/attack/technique.ts'
import type { IncidentDigest, PriorityFactor } from '#model/incident-digest.ts'
import type { Severity } from '#model/severity.ts'
import { tacticOf } from '#model/tactic.ts'
import type { DigestInput } from './digest-input.ts'

const SEVERITY: Record<Severity, number> = { high: 34, medium: 18, low: 6, informational: 0, unknown: 3 }

/** Techniques that mean an intruder is near his goal, or doing what cannot be undone. */
const GRAVE: Readonly<Record<string, number>> = {
  T1486: 10,
  T1490: 8,
  T1485: 8,
  T1489: 5,
  T1003: 7,
  T1558: 6,
  T1207: 10,
  T1550: 5,
  T1021: 4,
  T1041: 6,
  T1048: 6,
  T1567: 6,
  T1562: 4,
  T1070: 3,
  T1098: 4,
  T1114: 4,
  T1484: 6,
  T1055: 3,
  T1071: 3,
}

type Factor = PriorityFactor | undefined

const factor = (id: string, title: string, points: number, detail: string): Factor =>
  Math.round(points) === 0 ? undefined : { id, title, points: Math.round(points), detail }

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

function stages(digest: IncidentDigest): Factor {
  const names = digest.categories.flatMap((category) => tacticOf(category)?.name ?? [])
  const distinct = [...new Set(names)]
  return distinct.length > 1 ? factor('stages', 'Attack stages', Math.min(16, (distinct.length - 1) * 3), distinct.join(', ')) : undefined
}

function techniques(digest: IncidentDigest): Factor {
  const grave = new Map<string, number>()
  for (const technique of digest.techniques) {
    const id = technique.toUpperCase()
    const points = GRAVE[id] ?? GRAVE[id.split('.')[0]!]
    if (points) grave.set(id.split('.')[0]!, points)
  }
  const points = [...grave.values()].reduce((sum, n) => sum + n, 0)
  return factor('techniques', 'Grave techniques', Math.min(18, points), [...grave.keys()].map(techniqueTitle).join(', '))
}

function rarity({ alerts, detectors, caseAlerts }: DigestInput): Factor {
  const counts = alerts.map((alert) => detectors.get(alert.detector) ?? 1)
  if (counts.length === 0 || caseAlerts < 10) return undefined
  const rare = counts.filter((n) => n === 1).length
  const noisy = counts.filter((n) => n >= 20 && n >= caseAlerts * 0.05).length
  if (noisy === counts.length)
    return factor('rarity', 'Noisy detectors', -12, 'every alert comes from a detector that fires all over the case')
  if (rare === 0) return undefined
  return factor('rarity', 'Rare alerts', Math.min(6, 2 + rare), `${plural(rare, 'alert')} of a kind seen nowhere else in the case`)
}

function signalToNoise({ alerts }: DigestInput): Factor {
  const expected = alerts.filter(
    ({ classification }) => classification === 'falsePositive' || classification === 'informationalExpectedActivity',
  ).length
  const detail = `${expected} of ${plural(alerts.length, 'alert')} judged false or expected`
  return expected === 0 ? undefined : factor('signal', 'Signal to noise', (-40 * expected) / alerts.length, detail)
}

function verdicts({ entities }: DigestInput): Factor {
  const malicious = entities.filter((entity) => entity.verdict === 'malicious').length
  const suspicious = entities.filter((entity) => entity.verdict === 'suspicious').length
  if (malicious > 0)
    return factor(
      'verdict',
      'Malicious evidence',
      Math.min(10, 5 + malicious),
      `${plural(malicious, 'entity', 'entities')} found malicious`,
    )
  return suspicious > 0
    ? factor('verdict', 'Suspicious evidence', Math.min(4, 1 + suspicious), `${plural(suspicious, 'entity', 'entities')} found suspicious`)
    : undefined
}

function critical({ entities }: DigestInput): Factor {
  const labels = entities.filter((entity) => entity.critical === 1).map((entity) => entity.label)
  return labels.length > 0
    ? factor('criticality', 'Critical assets', Math.min(14, 8 + 2 * labels.length), labels.slice(0, 5).join(', '))
    : undefined
}

function threats({ alerts }: DigestInput): Factor {
  const named = new Set(alerts.flatMap(({ actor, threat, family }) => [actor, threat, family]).filter(Boolean))
  const ransomware = alerts.some(({ category, title, threat }) => /ransom/i.test(`${category} ${title} ${threat}`))
  if (ransomware) return factor('threat', 'High-profile threat', 10, 'ransomware')
  return named.size > 0 ? factor('threat', 'Known threat', 4, [...named].slice(0, 3).join(', ')) : undefined
}

function disruption({ alerts }: DigestInput): Factor {
  const acted = alerts.some(({ systemTags, title }) => /disrupt/i.test(systemTags) || /attack disruption/i.test(title))
  return acted ? factor('disruption', 'Attack disruption', 12, 'the evidence says an automatic disruption acted') : undefined
}

/** How urgently an incident asks for a person, 0 to 100, and why (spec §1.6). Every point has a factor; the sum is cut to the scale. */
export function priorityOf(severity: Severity, digest: IncidentDigest, input: DigestInput): { score: number; factors: PriorityFactor[] } {
  const { alertCount, activeAlertCount, serviceSources, assets } = digest
  const spread = assets.devices + assets.users + assets.mailboxes
  const factors = [
    factor('severity', 'Severity', SEVERITY[severity], severity),
    alertCount > 1 ? factor('alerts', 'Number of alerts', Math.min(8, 2 * Math.log2(alertCount)), plural(alertCount, 'alert')) : undefined,
    stages(digest),
    techniques(digest),
    critical(input),
    spread > 2
      ? factor('spread', 'Spread', Math.min(6, spread - 2), `${plural(assets.devices, 'device')}, ${plural(assets.users, 'user')}`)
      : undefined,
    serviceSources.length > 1 ? factor('sources', 'Several sources', 4, plural(serviceSources.length, 'product')) : undefined,
    verdicts(input),
    threats(input),
    disruption(input),
    rarity(input),
    signalToNoise(input),
    alertCount > 0 && activeAlertCount === 0 ? factor('resolved', 'Nothing active', -10, 'all alerts are resolved') : undefined,
  ].filter((one) => one !== undefined)
  const sum = factors.reduce((total, one) => total + one.points, 0)
  return { score: Math.max(0, Math.min(100, sum)), factors: factors.sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1)) }
}
