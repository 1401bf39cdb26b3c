import { hostOfUrl } from '#model/identity/address.ts'
import { chain } from '../chain.ts'
import type { AlertFact, EntityFact } from '../facts.ts'
import { afterText, DAY, type Link, type Rule } from '../rule.ts'

/** Names under which anybody may put a site of his own: one such site says nothing of its neighbour. */
const SHARED_HOSTING =
  /(?:^|\.)(?:azurewebsites\.net|blob\.core\.windows\.net|cloudapp\.net|azureedge\.net|sharepoint\.com|github\.io|githubusercontent\.com|amazonaws\.com|cloudfront\.net|googleapis\.com|appspot\.com|web\.app|pages\.dev|workers\.dev|herokuapp\.com|blogspot\.com|wordpress\.com|dropboxusercontent\.com|onmicrosoft\.com)$/

const TWO_PART_SUFFIX = /\.(?:co|com|org|net|gov|edu|ac)\.[a-z]{2}$/

/** The name somebody registered, as far as its form tells; the whole host where it lies with a hoster of many. */
export function registeredName(host: string): string {
  if (SHARED_HOSTING.test(host) || /^[\d.]+$|:/.test(host)) return host
  return host
    .split('.')
    .slice(TWO_PART_SUFFIX.test(host) ? -3 : -2)
    .join('.')
}

function hostOf(entity: EntityFact): string {
  if (entity.kind === 'url') return hostOfUrl(entity.names.find((name) => name.startsWith('url:'))?.slice(4) ?? '')
  return entity.names.find((name) => name.startsWith('domain:'))?.slice(7) ?? ''
}

/** Hosts under one registered name that the evidence holds against it. */
export const sameDomain: Rule = {
  id: 'same-domain',
  title: 'Same domain',
  version: 2,
  reads: ['URLs', 'domains'],
  *run(facts): Generator<Link> {
    const byDomain = new Map<string, { alerts: AlertFact[]; entity: EntityFact }>()
    for (const alert of facts.alerts) {
      for (const { entity, verdict } of alert.mentions) {
        if (!['url', 'domain', 'dns'].includes(entity.kind) || facts.everyday.has(entity) || verdict === 'noThreatsFound') continue
        const name = registeredName(hostOf(entity))
        if (!name) continue
        const of = byDomain.get(name) ?? { alerts: [], entity }
        byDomain.set(name, of)
        if (of.alerts.at(-1) !== alert) of.alerts.push(alert)
      }
    }
    for (const [name, { alerts, entity }] of byDomain) yield* chain(sameDomain, alerts, 3 * DAY, entity, name)
  },
  explain: (link) => `Same domain: both alerts name hosts of ${link.note}, ${afterText(link)}.`,
}
