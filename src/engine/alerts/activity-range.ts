import { ticksFromIso } from '#base/ticks.ts'
import type { SqlValue } from '../store/sql.ts'

interface Range {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Conditions that alerts or incidents were last active in a range. It is no filter for what has no time: that stands at its import. */
export function activeWithin(table: 'alert' | 'incident', { from, to }: Range): { readonly sql: string; readonly params: SqlValue[] }[] {
  const last = `${table}.last_activity`
  return [
    [from, '>='],
    [to, '<='],
  ].flatMap(([at, is]) =>
    at ? [{ sql: `(${last} ${is} ? OR ${last} IN (SELECT imported_at FROM source))`, params: [ticksFromIso(at)] }] : [],
  )
}
