import type { EntityKind } from '#model/entity-kind.ts'
import type { EvidencePiece } from './alert-evidence.ts'
import type { ResolvedAlert } from './case-resolution.ts'
import type { EdgeRecord, EdgeSet } from './edge-set.ts'
import type { Group } from './partition.ts'
import { evidenceRelations } from './relate/index.ts'
import type { EvidenceRelation } from './relate/relate.ts'

const byKind = new Map<EntityKind, EvidenceRelation[]>()
for (const relation of evidenceRelations) {
  for (const kind of relation.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), relation])
}

/** What the others of an alert hang on where the evidence shows nothing closer. */
const PRINCIPAL: readonly EntityKind[] = [
  'device',
  'user',
  'account',
  'mailbox',
  'cloudApplication',
  'azureResource',
  'analyzedMessage',
  'ip',
]

const principalOf = (groups: readonly Group[]): Group | undefined => {
  for (const kind of PRINCIPAL) {
    const of = groups.filter((group) => group.kind === kind).sort((a, b) => (a.key < b.key ? -1 : 1))
    if (of[0]) return of[0]
  }
  return groups[0]
}

const recordOf = ({ alert }: ResolvedAlert, piece: EvidencePiece): EdgeRecord => ({
  at: alert.dated ? alert.first : null,
  alert: alert.id,
  source: piece.source,
  record: piece.record,
})

/** Adds the edges one alert's evidence shows. An edge stands from the alert's first activity on: the alert is what tells of it. */
export function addEvidenceEdges(of: ResolvedAlert, edges: EdgeSet): void {
  for (const { piece, self, device, embedded } of of.pieces) {
    const context = {
      piece,
      self,
      device,
      embedded: (role: string) => embedded.filter((other) => other.role === role).map((other) => other.group),
    }
    for (const relation of byKind.get(piece.kind) ?? []) {
      for (const shown of relation.relate(context)) edges.add(shown.source, shown.target, shown.relation, recordOf(of, piece))
    }
  }
}

/**
 * Joins what an alert names but nothing connects to the rest of it: that they appear together is all the evidence says. To be called
 * when all other edges are known.
 */
export function addTogether(of: ResolvedAlert, edges: EdgeSet): void {
  const named = [...new Set(of.pieces.map((one) => one.self))]
  const principal = principalOf(named)
  if (!principal) return
  for (const { piece, self } of of.pieces) {
    if (self === principal || named.some((other) => edges.areJoined(self, other))) continue
    edges.add(self, principal, 'related-to', recordOf(of, piece))
  }
}
