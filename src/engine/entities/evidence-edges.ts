import type { EntityKind } from '#model/entity-kind.ts'
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

/** Adds the edges one alert's evidence shows. An edge stands from the alert's first activity on: the alert is what tells of it. */
export function addEvidenceEdges({ alert, pieces }: ResolvedAlert, edges: EdgeSet): void {
  const named = [...new Set(pieces.map((one) => one.self))]
  const connected = new Set<Group>()
  for (const one of pieces) {
    const record: EdgeRecord = { at: alert.first, alert: alert.id, source: one.piece.source, record: one.piece.record }
    const context = {
      piece: one.piece,
      self: one.self,
      device: one.device,
      embedded: (role: string) => one.embedded.filter((other) => other.role === role).map((other) => other.group),
      ofAlert: (kind: EntityKind) => named.filter((group) => group.kind === kind),
    }
    for (const relation of byKind.get(one.piece.kind) ?? []) {
      for (const shown of relation.relate(context)) {
        edges.add(shown.source, shown.target, shown.relation, record)
        if (named.includes(shown.source) && named.includes(shown.target)) connected.add(shown.source).add(shown.target)
      }
    }
  }
  const principal = principalOf(named)
  if (!principal) return
  for (const one of pieces) {
    if (one.self === principal || connected.has(one.self)) continue
    connected.add(one.self)
    edges.add(one.self, principal, 'related-to', { at: alert.first, alert: alert.id, source: one.piece.source, record: one.piece.record })
  }
}
