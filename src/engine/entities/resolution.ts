import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import type { Identifier, Properties, Scope } from '#model/kinds/kind.ts'
import { type Claim, identifiersOf } from './claim.ts'
import { combine, nameOf } from './combination.ts'
import type { Apart } from './constrained-union.ts'
import { type Group, partition } from './partition.ts'

/** Who is who, family by family, as far as the claims given so far tell. */
export interface Resolution {
  readonly groups: readonly Group[]
  /** The entity those names belong to; undefined where they name none, or one of several. */
  findNamed(kind: EntityKind, identifiers: readonly Identifier[]): Group | undefined
  /** {@link findNamed} for the names that properties give. */
  find(kind: EntityKind, properties: Properties, scope: Scope): Group | undefined
  findByName(family: EntityKind, type: string, value: string): Group | undefined
}

/** Resolves claims. Splits are by family. */
export function resolveClaims(claims: readonly Claim[], apart: ReadonlyMap<EntityKind, readonly Apart[]>): Resolution {
  const byFamily = new Map<EntityKind, Claim[]>()
  for (const claim of claims) {
    const { family } = kindOf(claim.kind)
    const of = byFamily.get(family) ?? []
    of.push(claim)
    byFamily.set(family, of)
  }
  const groups: Group[] = []
  // a name's one bearer, or null where it has several
  const bearers = new Map<EntityKind, Map<string, Group | null>>()
  for (const [family, of] of [...byFamily].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const ofFamily = new Map<string, Group | null>()
    bearers.set(family, ofFamily)
    for (const group of partition(combine(of), kindOf(family), apart.get(family) ?? [])) {
      groups.push(group)
      for (const [name, known] of group.names) {
        if (!known.shared) ofFamily.set(name, ofFamily.has(name) ? null : group)
      }
    }
  }
  const only = (family: EntityKind, name: string) => bearers.get(family)?.get(name) ?? undefined
  const findNamed: Resolution['findNamed'] = (kind, identifiers) => {
    const { family } = kindOf(kind)
    const isStrong = identifiers.some((one) => one.strength === 'strong')
    for (const one of identifiers) {
      if (isStrong && one.strength !== 'strong') continue
      const group = only(family, nameOf(one))
      if (group) return group
    }
    return undefined
  }
  return {
    groups,
    findNamed,
    find: (kind, properties, scope) => findNamed(kind, identifiersOf(kind, properties, scope)),
    findByName: (family, type, value) => only(family, nameOf({ type, value })),
  }
}

/** Both resolutions as one: names that need no device, and those that do. */
export function withScoped(unscoped: Resolution, scoped: Resolution): Resolution {
  const of = (kind: EntityKind) => (kindOf(kindOf(kind).family).scoped ? scoped : unscoped)
  return {
    groups: [...unscoped.groups, ...scoped.groups],
    findNamed: (kind, identifiers) => of(kind).findNamed(kind, identifiers),
    find: (kind, properties, scope) => of(kind).find(kind, properties, scope),
    findByName: (family, type, value) => of(family).findByName(family, type, value),
  }
}
