import { assetViewOf, type EntityKind } from '#model/entity-kind.ts'
import type { EvidenceRole } from '#model/verdict.ts'

/** Roles that say an asset was used by the attack, not hit by it. */
const ATTACKING: readonly EvidenceRole[] = ['attacker', 'commandAndControl', 'contextual']

/** A piece of evidence as its table holds it; both lists are JSON. */
export interface RolesOfPiece {
  readonly kind: EntityKind
  readonly roles: string
  readonly detailed_roles: string
}

/** Impacted: an asset the alert says so of (hunting exports do), or one whose roles do not make it the attacker's side. */
export function isImpacted(piece: RolesOfPiece): boolean {
  const detailed = (JSON.parse(piece.detailed_roles) as string[]).map((role) => role.toLowerCase())
  if (detailed.includes('impacted')) return true
  if (detailed.includes('related') || assetViewOf(piece.kind) === undefined) return false
  const roles = JSON.parse(piece.roles) as EvidenceRole[]
  return roles.length === 0 || roles.some((role) => !ATTACKING.includes(role))
}
