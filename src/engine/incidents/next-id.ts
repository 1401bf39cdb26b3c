import type { ReadStore } from '../store/sql.ts'

/** An id no incident of the case ever had: undo may take an incident out, and what the log says of it must not pass to another. */
export const nextIncidentId = (store: ReadStore): number =>
  store.get<{ id: number }>(
    'SELECT max(coalesce((SELECT max(id) FROM incident), 0), coalesce((SELECT max(incident) FROM activity), 0)) + 1 AS id',
  )!.id
