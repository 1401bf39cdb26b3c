import type { Outputs, Reads, Writes } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import type { Act } from './acts.ts'
import { activityFacets, getEntry, listEntries } from './entries.ts'
import { nextRedo, nextUndo, redoAct, undoAct } from './undo.ts'

type Standing = Outputs['activity']['standing']['undo']

const standing = (store: ReadStore, act: Act | undefined): Standing =>
  act === undefined
    ? null
    : store.get<NonNullable<Standing>>(
        `SELECT ? AS act, action, target_type AS targetType, target_id AS targetId, target_name AS targetName
         FROM activity WHERE id = ?`,
        act.id,
        act.first_entry,
      )!

export const activityReads: Reads<'activity'> = {
  list: listEntries,
  facets: activityFacets,
  get: getEntry,
  standing: (store, _input, { analyst }) => ({
    undo: standing(store, nextUndo(store, analyst)),
    redo: standing(store, nextRedo(store, analyst)),
  }),
}

export const activityWrites: Writes<'activity'> = { undo: undoAct, redo: redoAct }
