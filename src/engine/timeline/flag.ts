import { fail } from '#base/problem.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs } from '../calls/index.ts'
import { entityRow } from '../entities/detail.ts'
import { inSql } from '../entities/hunting-rows.ts'
import { huntingTable } from '../store/hunting-table.ts'
import type { WriteStore } from '../store/sql.ts'

/** Marks events of a timeline, or takes the marks away. Fails with `record.not-found` for rows the case does not hold. */
export function flagEvents(
  store: WriteStore,
  { entity, events, flagged }: Inputs['timeline']['flag'],
  context: CallContext,
): { changed: number } {
  return store.transaction(() => {
    const { label } = entityRow(store, entity)
    const changed = events.filter(({ table, row }) => {
      const known = huntingTable(store, table)
      if (!known || !store.get(`SELECT 1 FROM ${inSql(known).from} WHERE _id = ?`, row))
        fail('record.not-found', `The case has no row ${row} in ${table}.`)
      const sql = flagged
        ? 'INSERT OR IGNORE INTO timeline_flag (table_name, row) VALUES (?, ?)'
        : 'DELETE FROM timeline_flag WHERE table_name = ? AND row = ?'
      return store.run(sql, table, row).changes > 0
    })
    if (changed.length > 0) {
      logActivity(store, {
        kind: 'audit',
        action: flagged ? 'timeline.flag' : 'timeline.unflag',
        performedBy: context.analyst,
        targetType: 'entity',
        targetId: entity,
        targetName: label,
        detail: { events: changed.map(({ table, row }) => ({ table, row })) },
      })
    }
    return { changed: changed.length }
  })
}
