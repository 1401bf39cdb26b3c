import type { EntityKind } from '#model/entity-kind.ts'
import type { RelationId } from '#model/relation.ts'
import type { EvidencePiece } from '../alert-evidence.ts'
import type { Group } from '../partition.ts'

/** What an evidence relation sees of its alert. */
export interface EvidenceContext {
  readonly piece: EvidencePiece
  /** the piece's own entity */
  readonly self: Group
  /** the device it stands on */
  readonly device: Group | undefined
  /** entities its properties speak of, by the part each plays */
  readonly embedded: (role: string) => readonly Group[]
}

export interface Shown {
  readonly source: Group
  readonly target: Group
  readonly relation: RelationId
}

/** Edges that one kind of evidence shows: one file a kind or a few that belong together, listed in `index.ts`. */
export interface EvidenceRelation {
  readonly id: string
  readonly kinds: readonly EntityKind[]
  relate(context: EvidenceContext): Shown[]
}

export const edges = (sources: readonly Group[], relation: RelationId, targets: readonly Group[]): Shown[] =>
  sources.flatMap((source) => targets.filter((target) => target !== source).map((target) => ({ source, target, relation })))

const present = (group: Group | undefined): readonly Group[] => (group ? [group] : [])

export const onDevice = ({ self, device }: EvidenceContext, relation: RelationId): Shown[] => edges([self], relation, present(device))
