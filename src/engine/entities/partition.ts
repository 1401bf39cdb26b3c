import type { EntityKind } from '#model/entity-kind.ts'
import type { Identifier, Kind } from '#model/kinds/kind.ts'
import type { Place } from './claim.ts'
import type { Combination } from './combination.ts'
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
  for (const { identifiers, names } of combinations) {
    const exclusive = identifiers.filter((one) => one.strength === 'strong' && kind.exclusive.includes(one.type))
    if (exclusive.length === 0) continue
    for (const [i, one] of identifiers.entries()) {
      if (one.strength === 'weak') continue
      const name = names[i]!
      for (const other of exclusive) {
        if (other.type === one.type) continue
        if (kind.exclusive.includes(one.type) && kind.exclusive.indexOf(one.type) < kind.exclusive.indexOf(other.type)) continue
        let values = seen.get(name)
        if (!values) {
          values = new Map()
          seen.set(name, values)
        }
        const before = values.get(other.type)
        if (before !== undefined && before !== other.value) contested.add(name)
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
function anchorsOf({ identifiers, names }: Combination, kind: Kind, contested: ReadonlySet<string>): string[] {
  const anchors = names.filter((name, i) => identifiers[i]!.strength === 'strong' && !contested.has(name))
  return anchors.length > 1 ? anchors.sort((a, b) => (rank(kind, a) < rank(kind, b) ? -1 : 1)) : anchors
}

/** Combinations with their anchors. */
type Anchors = ReadonlyMap<Combination, readonly string[]>

function joinStrong(anchors: Anchors, kind: Kind, union: ConstrainedUnion): void {
  const pairs = new Set<string>()
  for (const [first, ...rest] of anchors.values()) {
    for (const other of rest) pairs.add(`${rank(kind, first!)}\n${rank(kind, other)}`)
  }
  for (const pair of [...pairs].sort()) {
    const [a, b] = pair.split('\n') as [string, string]
    union.join(a.slice(1), b.slice(1))
  }
}

/** Roots of the entities that bear each weak name. */
function weakBearers(anchors: Anchors, union: ConstrainedUnion): Map<string, Set<string>> {
  const bearers = new Map<string, Set<string>>()
  for (const [{ identifiers, names }, [anchor]] of anchors) {
    if (!anchor) continue
    for (const [i, name] of names.entries()) {
      if (identifiers[i]!.strength === 'strong' || NAMESAKES.has(name)) continue
      const root = union.find(anchor)
      const of = bearers.get(name)
      if (of) of.add(root)
      else bearers.set(name, new Set([root]))
    }
  }
  return bearers
}

/** Joins entities that share a weak name where at most one of them is qualified; answers which names made it so. */
function joinNamesakes(anchors: Anchors, kind: Kind, union: ConstrainedUnion): Set<string> {
  const joined = new Set<string>()
  if (kind.qualified.length === 0) return joined
  const qualified = new Set<string>()
  const exclusiveOf = new Map<string, Set<string>>()
  for (const { identifiers, names } of anchors.keys()) {
    for (const [i, { type }] of identifiers.entries()) {
      if (kind.qualified.includes(type)) qualified.add(union.find(names[i]!))
      if (!kind.exclusive.includes(type)) continue
      const root = union.find(names[i]!)
      const of = exclusiveOf.get(root)
      if (of) of.add(names[i]!)
      else exclusiveOf.set(root, new Set([names[i]!]))
    }
  }
  const bearers = [...weakBearers(anchors, union)].filter(([, roots]) => roots.size > 1).sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [name, roots] of bearers) {
    if ([...roots].filter((root) => qualified.has(root)).length > 1) continue
    if (new Set([...roots].flatMap((root) => [...(exclusiveOf.get(root) ?? [])])).size > 1) continue
    const [first, ...rest] = [...roots].sort()
    for (const other of rest) if (union.join(first!, other)) joined.add(name)
  }
  return joined
}

/** The entity a combination belongs to: of its strong name, else the only bearer of a weak one, else one of its own. */
function homeOf(
  { identifiers, names }: Combination,
  [anchor]: readonly string[],
  union: ConstrainedUnion,
  bearers: ReadonlyMap<string, ReadonlySet<string>>,
  apart: readonly Apart[],
): { readonly root: string; readonly by?: Identifier } {
  if (anchor) return { root: union.find(anchor) }
  const strong = names.filter((_, i) => identifiers[i]!.strength === 'strong')
  if (strong.length > 0) return { root: `${strong.sort()[0]!}` }
  for (const [i, by] of identifiers.entries()) {
    const of = bearers.get(names[i]!)
    if (!of) continue
    // joined since they were counted, several bearers may be one
    const [root, ...others] = new Set([...of].map(union.find))
    if (root === undefined || others.length > 0) continue
    if (!apart.some((split) => split.name === names[i] && union.find(split.from) === root)) return { root, by }
  }
  return { root: names[0]! }
}

/**
 * What an entity is called: a name people gave it (a display name, a file name) before one that only identifies, as the records that say
 * most write it, as most of them write it.
 */
function labelOf(combinations: readonly Combination[], kind: Kind): string {
  const [only] = combinations
  if (combinations.length === 1 && only!.labels.size === 1) return [...only!.labels.keys()][0]!
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

/** Names that only a user has; an account may have no more than what it is called. */
const OF_A_USER = new Set(['sid', 'objectId', 'adObjectGuid', 'upn'])

function kindOfGroup(family: EntityKind, combinations: readonly Combination[], names: ReadonlyMap<string, KnownName>): EntityKind {
  const kinds = combinations.length === 1 ? combinations[0]!.kinds : new Set(combinations.flatMap((one) => [...one.kinds]))
  if (family === 'user') {
    for (const { type } of names.values()) if (OF_A_USER.has(type)) return 'user'
    return 'account'
  }
  return kinds.has(family) ? family : [...kinds].sort()[0]!
}

/** The name beside another in its combination that says most: a strong one, else the first. */
function mateOf({ identifiers }: Combination, name: Identifier): Identifier | undefined {
  let first: Identifier | undefined
  for (const other of identifiers) {
    if (other === name) continue
    if (other.strength === 'strong') return other
    first ??= other
  }
  return first
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
    for (const [i, one] of of.identifiers.entries()) {
      const name = of.names[i]!
      const belonging = belongs(name)
      if (belonging === 'split') continue
      const known = names.get(name)
      if (known && (known.place.source - of.place.source || known.place.record - of.place.record) <= 0) continue
      const only = by === one ? `the only one in the case named ${one.value}` : undefined
      const mate = mateOf(of, one)
      const because = only ?? (namesakes.has(name) ? `all that is named ${one.value} fits one` : undefined)
      const shared = contested.has(name) || (one.strength === 'strong' && belonging === 'other')
      names.set(name, {
        type: one.type,
        value: one.value,
        strength: one.strength,
        place: of.place,
        shared,
        ...(mate ? { mate } : {}),
        ...(because ? { because } : {}),
      })
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
  const anchors = new Map(combinations.map((one) => [one, anchorsOf(one, kind, contested)]))
  joinStrong(anchors, kind, union)
  const namesakes = joinNamesakes(anchors, kind, union)
  const bearers = weakBearers(anchors, union)
  const byRoot = new Map<string, Member[]>()
  for (const of of combinations) {
    const { root, by } = homeOf(of, anchors.get(of)!, union, bearers, apart)
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
    const own: string[] = []
    for (const [name, { strength, shared }] of names) {
      if (strength === 'strong' && !shared && union.find(name) === root) own.push(name)
    }
    const key = (own.length > 1 ? own.sort((a, b) => (rank(kind, a) < rank(kind, b) ? -1 : 1)) : own)[0] ?? root
    const of = members.map((member) => member.of)
    return { key, kind: kindOfGroup(kind.family, of, names), label: labelOf(of, kind), names, combinations: of }
  })
}
