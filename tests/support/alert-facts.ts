import { everydayEntities } from '#engine/correlate/everyday.ts'
import {
  type AlertFact,
  byTime,
  type EdgeFact,
  type EntityFact,
  type Facts,
  type LogonFact,
  type Mention,
} from '#engine/correlate/facts.ts'
import { HOUR, MINUTE } from '#engine/correlate/rule.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { Verdict } from '#model/verdict.ts'

const known = new Map<string, EntityFact>()

/** The entity of that kind and name; the same one each time it is asked for. */
export function entity(kind: EntityKind, name: string, verdict: Verdict = 'suspicious'): EntityFact {
  const key = `${kind}:${name}:${verdict}`
  const type = { ip: 'ip', url: 'url', domain: 'domain', user: 'upn', device: 'dnsName', file: 'sha256' }[kind as string] ?? 'name'
  const made = known.get(key) ?? { id: known.size + 1, kind, key, label: name, verdict, critical: false, names: [`${type}:${name}`] }
  known.set(key, made)
  return made
}

export const START = Date.UTC(2026, 2, 2, 8)

/** An alert some minutes into the made case that names those entities. */
export function alert(key: string, minute: number, entities: readonly EntityFact[], more: Partial<AlertFact> = {}): AlertFact {
  const mentions: Mention[] = entities.map((one) => ({ entity: one, roles: [], verdict: one.verdict }))
  return {
    id: Number.parseInt(key.replace(/\D/g, ''), 10) || key.length,
    key,
    title: `Alert ${key}`,
    service: 'microsoftDefenderForEndpoint',
    category: 'Execution',
    severity: 'medium',
    detector: `detector ${key}`,
    tenant: '',
    providerIncident: '',
    investigation: '',
    dated: true,
    deviceGroups: [],
    first: START + minute * MINUTE,
    last: START + minute * MINUTE,
    mentions,
    ...more,
  }
}

/** Facts as the engine reads them: in order of time, with what is everyday among them. */
export function factsOf(
  alerts: readonly AlertFact[],
  more: { readonly edges?: readonly EdgeFact[]; readonly logons?: readonly LogonFact[] } = {},
): Facts {
  const ordered = [...alerts].sort(byTime)
  return { alerts: ordered, edges: more.edges ?? [], logons: more.logons ?? [], everyday: everydayEntities(ordered) }
}

/** A partition as text that does not depend on the order of anything. */
export const partitionOf = (incidents: readonly { readonly alerts: readonly AlertFact[] }[]): string[] =>
  incidents
    .map(({ alerts }) =>
      alerts
        .map((one) => one.key)
        .sort()
        .join(' '),
    )
    .sort()

/**
 * Alerts as a large estate raises them: as many devices and users as make each seldom, attacks that run over several devices, and noise;
 * SYSTEM and one gateway are in everything. Deterministic.
 */
export function estate(count: number, seed = 7): AlertFact[] {
  let state = seed
  const next = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % n
  }
  const devices = Math.max(20, Math.floor(count / 5))
  const system: EntityFact = { ...entity('user', 'system', 'unknown'), names: ['sid:S-1-5-18'] }
  const gateway = entity('ip', '10.0.0.1', 'unknown')
  const span = Math.max(30 * 24 * HOUR, count * 4 * MINUTE)
  return Array.from({ length: count }, (_, i) => {
    const host = next(devices)
    const named = [
      entity('device', `pc-${host}.corp.example`, 'unknown'),
      entity('user', `user${host}@corp.example`, 'unknown'),
      system,
      gateway,
    ]
    if (next(3) === 0) named.push(entity('file', String(next(count)).padStart(64, '0')))
    if (next(10) === 0) named.push(entity('url', `https://site${next(count)}.example/a`))
    if (next(4) === 0) named.push(entity('process', `tool ${host}-${next(50)}.exe`))
    return alert(`a${i}`, Math.floor((next(1_000_000) / 1_000_000) * (span / MINUTE)), named)
  })
}
