import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import type { Properties, Scope } from '#model/kinds/kind.ts'
import { type Claim, identifiersOf } from './claim.ts'
import { combine, nameOf } from './combination.ts'
import type { Apart } from './constrained-union.ts'
import { type Group, partition } from './partition.ts'

/** Who is who, family by family, as far as the claims given so far tell. */
export interface Resolution {
  readonly groups: readonly Group[]
  /** The entity those properties speak of; undefined where they name none, or one of several. */
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
  const bearers = new Map<string, Group[]>()
  for (const [family, of] of [...byFamily].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const group of partition(combine(of), kindOf(family), apart.get(family) ?? [])) {
      groups.push(group)
      for (const [name, known] of group.names) {
        if (known.shared) continue
        const key = `${family} ${name}`
        const list = bearers.get(key) ?? []
        list.push(group)
        bearers.set(key, list)
      }
    }
  }
  const only = (family: EntityKind, name: string) => {
    const list = bearers.get(`${family} ${name}`)
    return list?.length === 1 ? list[0] : undefined
  }
  return {
    groups,
    find(kind, properties, scope) {
      const { family } = kindOf(kind)
      const identifiers = identifiersOf(kind, properties, scope)
      const strong = identifiers.filter((one) => one.strength === 'strong')
      for (const one of [...strong, ...(strong.length > 0 ? [] : identifiers)]) {
        const group = only(family, nameOf(one))
        if (group) return group
      }
      return undefined
    },
    findByName: (family, type, value) => only(family, nameOf({ type, value })),
  }
}

/** Both resolutions as one: names that need no device, and those that do. */
export function withScoped(unscoped: Resolution, scoped: Resolution): Resolution {
  const of = (kind: EntityKind) => (kindOf(kindOf(kind).family).scoped ? scoped : unscoped)
  return {
    groups: [...unscoped.groups, ...scoped.groups],
    find: (kind, properties, scope) => of(kind).find(kind, properties, scope),
    findByName: (family, type, value) => of(family).findByName(family, type, value),
  }
}
