import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import type { IncidentFilter } from './filter.ts'

/** Saved filters of the queue, by name; they travel with the case. */
export function filterSets(store: ReadStore): Outputs['incidents']['filterSets'] {
  return store
    .all<{ id: number; name: string; filter: string; range: string }>(
      'SELECT id, name, filter, range FROM filter_set ORDER BY name COLLATE NOCASE',
    )
    .map((row) => ({ ...row, filter: JSON.parse(row.filter) as IncidentFilter }))
}

/** Saves a filter under a name; the same name again replaces what it held. */
export function saveFilterSet(store: WriteStore, input: Inputs['incidents']['saveFilterSet'], context: CallContext): { id: number } {
  return store.transaction(() => {
    store.run(
      `INSERT INTO filter_set (name, filter, range) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET filter = excluded.filter, range = excluded.range`,
      input.name,
      JSON.stringify(input.filter),
      input.range,
    )
    const { id } = store.get<{ id: number }>('SELECT id FROM filter_set WHERE name = ?', input.name)!
    log(store, 'filter-set.saved', id, input.name, context)
    return { id }
  })
}

export function deleteFilterSet(
  store: WriteStore,
  input: Inputs['incidents']['deleteFilterSet'],
  context: CallContext,
): Record<string, never> {
  return store.transaction(() => {
    const held = store.get<{ name: string }>('SELECT name FROM filter_set WHERE id = ?', input.id)
    if (!held) return {}
    store.run('DELETE FROM filter_set WHERE id = ?', input.id)
    log(store, 'filter-set.deleted', input.id, held.name, context)
    return {}
  })
}

function log(store: WriteStore, action: string, id: number, name: string, { analyst }: CallContext): void {
  logActivity(store, { kind: 'audit', action, performedBy: analyst, targetType: 'filter set', targetId: id, targetName: name })
}
