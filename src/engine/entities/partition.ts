import type { EntityKind } from '#model/entity-kind.ts'
import type { Identifier, Kind } from '#model/kinds/kind.ts'
import type { Place } from './claim.ts'
import { type Combination, nameOf } from './combination.ts'
import { type Apart, type ConstrainedUnion, createConstrainedUnion } from './constrained-union.ts'

/** A name an entity goes by, and why. `shared` names are claimed for several entities: a conflict that is shown, not decided. */
export interface KnownName extends Identifier {
  readonly place: Place
  readonly shared: boolean
  /** another name the same record puts it together with */
  readonly mate?: Identifier
  /** how a name came to the entity that no record puts together with its others */
  readonly because?: string
}

/** One entity: its names and the combinations that speak of it. */
export interface Group {
  readonly key: string
  readonly kind: EntityKind
  readonly label: string
  readonly names: ReadonlyMap<string, KnownName>
  readonly combinations: readonly Combination[]
}

interface Member {
  readonly of: Combination
  /** the weak name that brought it here, where no strong one did */
  readonly by?: Identifier
}

/** Names of a built-in account say nothing of which of the many accounts of that name is meant. */
const NAMESAKES = new Set(['samName:administrator', 'samName:admin', 'samName:guest', 'samName:root', 'hostName:localhost'])

/** Strong names that a single exclusive value cannot explain: claimed together with two different ones of a type. */
function contestedNames(combinations: readonly Combination[], kind: Kind): Set<string> {
  const seen = new Map<string, Map<string, string>>()
  const contested = new Set<string>()
  for (const { identifiers } of combinations) {
    const exclusive = identifiers.filter((one) => one.strength === 'strong' && kind.exclusive.includes(one.type))
    for (const one of identifiers) {
      if (one.strength === 'weak') continue
      const values = seen.get(nameOf(one)) ?? new Map<string, string>()
      seen.set(nameOf(one), values)
      for (const other of exclusive) {
        if (other.type === one.type) continue
        if (kind.exclusive.includes(one.type) && kind.exclusive.indexOf(one.type) < kind.exclusive.indexOf(other.type)) continue
        if (values.has(other.type) && values.get(other.type) !== other.value) contested.add(nameOf(one))
        values.set(other.type, other.value)
      }
    }
  }
  return contested
}

const rank = (kind: Kind, name: string): string => {
  const at = kind.exclusive.indexOf(name.slice(0, name.indexOf(':')))
  return `${at < 0 ? 9 : at}${name}`
}

/** A combination's strong names that may join, the one that speaks loudest first. */
const anchors = (combination: Combination, kind: Kind, contested: ReadonlySet<string>): string[] =>
  combination.identifiers
    .filter((one) => one.strength === 'strong' && !contested.has(nameOf(one)))
    .map(nameOf)
    .sort((a, b) => (rank(kind, a) < rank(kind, b) ? -1 : 1))

function joinStrong(combinations: readonly Combination[], kind: Kind, contested: ReadonlySet<string>, union: ConstrainedUnion): void {
  const pairs = new Set<string>()
  for (const combination of combinations) {
    const [first, ...rest] = anchors(combination, kind, contested)
    for (const other of rest) pairs.add(`${rank(kind, first!)}\n${rank(kind, other)}`)
  }
  for (const pair of [...pairs].sort()) {
    const [a, b] = pair.split('\n') as [string, string]
    union.join(a.slice(1), b.slice(1))
  }
}

/** Roots of the entities that bear each weak name. */
function weakBearers(
  combinations: readonly Combination[],
  kind: Kind,
  contested: ReadonlySet<string>,
  union: ConstrainedUnion,
): Map<string, Set<string>> {
  const bearers = new Map<string, Set<string>>()
  for (const combination of combinations) {
    const [anchor] = anchors(combination, kind, contested)
    if (!anchor) continue
    for (const one of combination.identifiers) {
      if (one.strength === 'strong' || NAMESAKES.has(nameOf(one))) continue
      const of = bearers.get(nameOf(one)) ?? new Set()
      bearers.set(nameOf(one), of.add(union.find(anchor)))
    }
  }
  return bearers
}

/** Joins entities that share a weak name where at most one of them is qualified; answers which names made it so. */
function joinNamesakes(
  combinations: readonly Combination[],
  kind: Kind,
  contested: ReadonlySet<string>,
  union: ConstrainedUnion,
): Set<string> {
  const joined = new Set<string>()
  if (kind.qualified.length === 0) return joined
  const qualified = new Set<string>()
  for (const { identifiers } of combinations) {
    for (const one of identifiers) if (kind.qualified.includes(one.type)) qualified.add(union.find(nameOf(one)))
  }
  const exclusiveOf = new Map<string, Set<string>>()
  for (const { identifiers } of combinations) {
    for (const one of identifiers) {
      if (!kind.exclusive.includes(one.type)) continue
      const root = union.find(nameOf(one))
      exclusiveOf.set(root, (exclusiveOf.get(root) ?? new Set()).add(nameOf(one)))
    }
  }
  const bearers = [...weakBearers(combinations, kind, contested, union)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [name, roots] of bearers) {
    if (roots.size < 2 || [...roots].filter((root) => qualified.has(root)).length > 1) continue
    if (new Set([...roots].flatMap((root) => [...(exclusiveOf.get(root) ?? [])])).size > 1) continue
    const [first, ...rest] = [...roots].sort()
    for (const other of rest) if (union.join(first!, other)) joined.add(name)
  }
  return joined
}

/** The entity a combination belongs to: of its strong name, else the only bearer of a weak one, else one of its own. */
function homeOf(
  combination: Combination,
  kind: Kind,
  contested: ReadonlySet<string>,
  union: ConstrainedUnion,
  bearers: Map<string, Set<string>>,
  apart: readonly Apart[],
) {
  const [anchor] = anchors(combination, kind, contested)
  if (anchor) return { root: union.find(anchor) }
  const strong = combination.identifiers.filter((one) => one.strength === 'strong').map(nameOf)
  if (strong.length > 0) return { root: `${strong.sort()[0]!}` }
  for (const one of combination.identifiers) {
    const of = bearers.get(nameOf(one))
    if (of?.size !== 1) continue
    const root = [...of][0]!
    if (!apart.some((split) => split.name === nameOf(one) && union.find(split.from) === root)) return { root, by: one }
  }
  return { root: nameOf(combination.identifiers[0]!) }
}

/**
 * What an entity is called: a name people gave it (a display name, a file name) before one that only identifies, as the records that say
 * most write it, as most of them write it.
 */
function labelOf(combinations: readonly Combination[], kind: Kind): string {
  const weights = new Map<string, readonly [given: number, richness: number, count: number]>()
  const identifying = new Set(combinations.flatMap((one) => one.identifiers.map((name) => name.value)))
  for (const one of combinations) {
    for (const [label, n] of one.labels) {
      const [, richness, count] = weights.get(label) ?? [0, 0, 0]
      const given = label === kind.title ? -1 : identifying.has(label.toLowerCase()) ? 0 : 1
      weights.set(label, [given, Math.max(richness, one.identifiers.length), count + n])
    }
  }
  const [best] = [...weights].sort(([a, x], [b, y]) => y[0] - x[0] || y[1] - x[1] || y[2] - x[2] || (a < b ? -1 : 1))
  return best![0]
}

function kindOfGroup(family: EntityKind, combinations: readonly Combination[], names: ReadonlyMap<string, KnownName>): EntityKind {
  const kinds = new Set(combinations.flatMap((one) => [...one.kinds]))
  if (family === 'user')
    return [...names.values()].some((name) => ['sid', 'objectId', 'adObjectGuid', 'upn'].includes(name.type)) ? 'user' : 'account'
  return kinds.has(family) ? family : [...kinds].sort()[0]!
}

const mateOf = ({ identifiers }: Combination, name: Identifier): { mate?: Identifier } => {
  const others = identifiers.filter((other) => other !== name)
  const mate = others.find((other) => other.strength === 'strong') ?? others[0]
  return mate ? { mate } : {}
}

/** Names of an entity, each with the record that gives it; a qualified spelling of the same weak name is said once. */
function namesOf(
  members: readonly Member[],
  contested: ReadonlySet<string>,
  namesakes: ReadonlySet<string>,
  belongs: (name: string) => 'own' | 'other' | 'split',
) {
  const names = new Map<string, KnownName>()
  for (const { of, by } of members) {
    for (const one of of.identifiers) {
      const name = nameOf(one)
      const belonging = belongs(name)
      if (belonging === 'split') continue
      const known = names.get(name)
      if (known && (known.place.source - of.place.source || known.place.record - of.place.record) <= 0) continue
      const only = by && nameOf(by) === name ? `the only one in the case named ${one.value}` : undefined
      const because = only ?? (namesakes.has(name) ? `all that is named ${one.value} fits one` : undefined)
      const shared = contested.has(name) || (one.strength === 'strong' && belonging === 'other')
      names.set(name, { ...one, place: of.place, shared, ...mateOf(of, one), ...(because ? { because } : {}) })
    }
  }
  return names
}

/**
 * Entities of one family from everything the evidence claims. Strong names that one record puts together are one entity; weak names join
 * where nothing else could be meant; what contradicts stays apart. The outcome depends on what is claimed, not on the order it came in.
 */
export function partition(combinations: readonly Combination[], kind: Kind, apart: readonly Apart[]): Group[] {
  const types = new Set(kind.exclusive)
  const union = createConstrainedUnion((name) => {
    const type = name.slice(0, name.indexOf(':'))
    return types.has(type) ? type : undefined
  }, apart)
  const contested = contestedNames(combinations, kind)
  joinStrong(combinations, kind, contested, union)
  const namesakes = joinNamesakes(combinations, kind, contested, union)
  const bearers = weakBearers(combinations, kind, contested, union)
  for (const [name, roots] of bearers) bearers.set(name, new Set([...roots].map(union.find)))
  const byRoot = new Map<string, Member[]>()
  for (const of of combinations) {
    const { root, by } = homeOf(of, kind, contested, union, bearers, apart)
    const members = byRoot.get(root) ?? []
    members.push({ of, ...(by ? { by } : {}) })
    byRoot.set(root, members)
  }
  return [...byRoot].map(([root, members]) => {
    const belongs = (name: string) => {
      if (apart.some((split) => split.name === name && union.find(split.from) === root)) return 'split'
      return union.find(name) === root ? 'own' : 'other'
    }
    const names = namesOf(members, contested, namesakes, belongs)
    const own = [...names].filter(([, name]) => name.strength === 'strong' && !name.shared).map(([name]) => name)
    const key = own.filter((name) => union.find(name) === root).sort((a, b) => (rank(kind, a) < rank(kind, b) ? -1 : 1))[0] ?? root
    const of = members.map((member) => member.of)
    return { key, kind: kindOfGroup(kind.family, of, names), label: labelOf(of, kind), names, combinations: of }
  })
}
