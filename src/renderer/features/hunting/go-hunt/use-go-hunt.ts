import type { Problem } from '#base/problem.ts'
import type { OutputOf } from '../../../state/client.ts'
import { useCall } from '../../../state/use-call.ts'

/** What is hunted for: an entity (within an incident, which sets the time), a row of a hunting table, or a row of results. */
export type GoHuntOf =
  | { readonly entity: number; readonly incident?: number | null }
  | { readonly table: string; readonly row: number }
  | { readonly values: Readonly<Record<string, unknown>> }

/** Queries that fit it, filled in; undefined until they are there. */
export function useGoHunt(of: GoHuntOf): { queries: OutputOf<'hunt.goHunt'> | undefined; problem: Problem | undefined } {
  const entity = useCall('hunt.goHunt', 'entity' in of ? { entity: of.entity, incident: of.incident ?? null } : null)
  const row = useCall('hunt.goHuntRow', 'table' in of ? { table: of.table, row: of.row } : null)
  const values = useCall('hunt.goHuntValues', 'values' in of ? { values: { ...of.values } } : null)
  const answer = 'entity' in of ? entity : 'table' in of ? row : values
  return { queries: answer.data, problem: answer.problem }
}
