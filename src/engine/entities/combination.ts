import type { EntityKind } from '#model/entity-kind.ts'
import type { Identifier } from '#model/kinds/kind.ts'
import type { Claim, Place, Seen } from './claim.ts'

/** A name as one text: what partitions compare. */
export const nameOf = (identifier: { readonly type: string; readonly value: string }): string => `${identifier.type}:${identifier.value}`

/** All claims that put the same names together; many records say the same. */
export interface Combination {
  readonly signature: string
  readonly identifiers: readonly Identifier[]
  /** {@link nameOf} of each identifier, in the same order */
  readonly names: readonly string[]
  readonly kinds: Set<EntityKind>
  readonly labels: Map<string, number>
  readonly evidence: number[]
  /** the first record that says so: lowest source, then lowest record */
  place: Place
  /** when rows of tables say so; undefined where only alerts do */
  seen?: Seen
}

/** The time both span. */
export function widest(a: Seen | undefined, b: Seen): Seen {
  if (!a) return b
  const first = a.first === null || (b.first !== null && b.first < a.first) ? b.first : a.first
  const last = a.last === null || (b.last !== null && b.last > a.last) ? b.last : a.last
  return { first, last }
}

const earlier = (a: Place, b: Place) => a.source - b.source || a.record - b.record

function combinationOf({ identifiers: said, place }: Claim, bySignature: Map<string, Combination>): Combination {
  const named = said.map((one) => ({ one, name: nameOf(one) }))
  if (named.length > 1) named.sort((a, b) => (a.name < b.name ? -1 : 1))
  const names = named.map(({ name }) => name)
  const signature = names.join('\n')
  const known = bySignature.get(signature)
  if (known) return known
  const identifiers = named.map(({ one }) => one)
  const fresh = { signature, identifiers, names, kinds: new Set<EntityKind>(), labels: new Map(), evidence: [], place }
  bySignature.set(signature, fresh)
  return fresh
}

/** Claims folded by the names they put together, in an order that depends on the names alone. */
export function combine(claims: Iterable<Claim>): Combination[] {
  const bySignature = new Map<string, Combination>()
  // claims that were read off the same words share their list of names
  const byList = new Map<readonly Identifier[], Combination>()
  for (const claim of claims) {
    let of = byList.get(claim.identifiers)
    if (!of) {
      of = combinationOf(claim, bySignature)
      byList.set(claim.identifiers, of)
    }
    of.kinds.add(claim.kind)
    of.labels.set(claim.label, (of.labels.get(claim.label) ?? 0) + 1)
    if (claim.evidence !== undefined) of.evidence.push(claim.evidence)
    if (claim.seen) of.seen = widest(of.seen, claim.seen)
    if (earlier(claim.place, of.place) < 0) of.place = claim.place
  }
  return [...bySignature.values()].sort((a, b) => (a.signature < b.signature ? -1 : 1))
}
