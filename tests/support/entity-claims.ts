import { claimOf } from '#engine/entities/claim.ts'
import { resolveClaims } from '#engine/entities/resolution.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { Properties, Scope } from '#model/kinds/kind.ts'

let record = 0

/** One record's claim on an entity, in the words of a Graph evidence. */
export const claim = (kind: EntityKind, properties: Properties, scope: Scope = {}) =>
  claimOf(kind, properties, scope, { source: 1, record: ++record, what: 'the alert “Test”' })

type Claims = readonly ReturnType<typeof claim>[]

/** Who is who after some claims: the names of each entity, as sorted text. */
export const entitiesOf = (claims: Claims, apart: Parameters<typeof resolveClaims>[1] = new Map()): string[] =>
  resolveClaims(claims, apart)
    .groups.map((group) => `${group.kind} ${[...group.names.keys()].sort().join(' ')}`)
    .sort()

export const device = (properties: Properties) => claim('device', properties)
export const user = (account: Properties) => claim('user', { userAccount: account })
export const file = (details: Properties, scope?: Scope) => claim('file', { fileDetails: details }, scope)
