import type { EntityKind } from '#model/entity-kind.ts'

/** What of the graph is asked for. The cursor is ISO text as the contract writes it; null shows all of the incident's time. */
export interface SceneView {
  readonly cursor: string | null
  /** keys of groups the analyst opened */
  readonly unfolded: ReadonlySet<string>
  readonly hiddenKinds: ReadonlySet<EntityKind>
}

export const wholeView: SceneView = { cursor: null, unfolded: new Set(), hiddenKinds: new Set() }
