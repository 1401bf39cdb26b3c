import type { AssetView } from '#model/entity-kind.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { type AssetFilter, conditionOf, kindsSql, viewSql } from './scope.ts'

type Counts = Outputs['assets']['counts']

function countsOf(store: ReadStore, filter: AssetFilter): Counts['found'] {
  const counts = { devices: 0, users: 0, mailboxes: 0, apps: 0, cloudResources: 0 }
  const where = conditionOf(filter)
  const rows = store.all<{ view: AssetView; n: number }>(
    `SELECT ${viewSql} AS view, count(*) AS n FROM known_entity AS entity WHERE entity.kind IN (${kindsSql()}) AND ${where.sql} GROUP BY 1`,
    ...where.params,
  )
  for (const { view, n } of rows) counts[view] = n
  return counts
}

/** How many assets each of the five views holds. */
export function countAssets(store: ReadStore, { filter }: Inputs['assets']['counts']): Counts {
  const all = countsOf(store, filter.incident === undefined ? {} : { incident: filter.incident })
  const narrowed = Object.entries(filter).some(([name, value]) => name !== 'incident' && value !== undefined)
  return { found: narrowed ? countsOf(store, filter) : all, all }
}
