import type * as z from 'zod'
import type { graphEdge, graphNode, incidentGraph } from '#api/calls/graph.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import type { Basis } from '#model/relation.ts'
import type { Verdict } from '#model/verdict.ts'

export type IncidentGraph = z.infer<typeof incidentGraph>
export type GraphNode = z.infer<typeof graphNode>
export type GraphEdge = z.infer<typeof graphEdge>

/** A node as it is drawn: one entity, or look-alikes folded into one. */
export interface SceneNode {
  /** `e12` for entity 12, `g12` for the group whose first member is entity 12 */
  readonly key: string
  readonly kind: EntityKind
  readonly label: string
  /** the whole sentence of a group: "14 files created by powershell.exe"; the label of an entity */
  readonly title: string
  readonly verdict: Verdict
  readonly critical: boolean
  /** named by no alert yet: context, drawn hollow */
  readonly hollow: boolean
  readonly marks: readonly string[]
  /** entity ids, ascending; one for a plain entity */
  readonly members: readonly number[]
  readonly group: boolean
  /** alerts begun by the time shown that name it */
  readonly alerts: readonly number[]
  /** when it begins to stand; null stands always */
  readonly first: string | null
  /** the earliest time that anything tells of it; null where nothing tells one */
  readonly seen: string | null
}

/** All edges between two drawn nodes, bundled: one line with a count. `source` < `target` by key order, whatever the relations' direction. */
export interface SceneEdge {
  readonly key: string
  readonly source: string
  readonly target: string
  /** ids of the bundled edges, ascending */
  readonly edges: readonly number[]
  readonly basis: Basis
  /** a relation runs from source to target / from target to source: where the arrow heads stand */
  readonly forward: boolean
  readonly backward: boolean
  /** relation ids, in order of their first record */
  readonly relations: readonly string[]
  readonly alerts: readonly number[]
  /** when it begins to stand; null stands always */
  readonly first: string | null
  /** the earliest time that anything tells of it; null where nothing tells one */
  readonly seen: string | null
}

/** What is to be drawn, derived whole from the incident's graph and the view; hover, selection and search are no part of it. */
export interface Scene {
  readonly nodes: ReadonlyMap<string, SceneNode>
  readonly edges: ReadonlyMap<string, SceneEdge>
  /** where an entity is drawn: its own node, or the group that holds it */
  readonly homes: ReadonlyMap<number, string>
}

/** The order things come to stand in; what stands always comes first. */
export const byFirst = (a: { readonly first: string | null }, b: { readonly first: string | null }): number =>
  (a.first ?? '') < (b.first ?? '') ? -1 : (a.first ?? '') > (b.first ?? '') ? 1 : 0

/** The earliest time that anything tells of a node or an edge; null where nothing tells one. */
export const seenFrom = ({ first, moments }: Pick<GraphNode | GraphEdge, 'first' | 'moments'>): string | null => first ?? moments[0] ?? null

export const entityKey = (entity: number): string => `e${entity}`
export const groupKey = (firstMember: number): string => `g${firstMember}`
export const pairKey = (a: string, b: string): string => (a < b ? `${a}~${b}` : `${b}~${a}`)

export const emptyScene: Scene = { nodes: new Map(), edges: new Map(), homes: new Map() }
