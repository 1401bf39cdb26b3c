import type { Inputs, Outputs, Reads, Writes } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { type Act, changesOfAct } from './acts.ts'
import { activityFacets, getEntry, listEntries } from './entries.ts'
import { actOf, nextRedo, nextUndo, redoAct, undoAct } from './undo.ts'

type Standing = Outputs['activity']['standing']['undo']

const standing = (store: ReadStore, act: Act | undefined): Standing =>
  act === undefined
    ? null
    : store.get<NonNullable<Standing>>(
        `SELECT ?1 AS act, action, target_type AS targetType, target_id AS targetId, target_name AS targetName,
           (SELECT count(DISTINCT target_id) FROM activity AS other WHERE other.id BETWEEN ?2 AND ?3 AND other.action = activity.action
             AND other.target_type = activity.target_type AND other.target_id <> activity.target_id) AS others
         FROM activity WHERE id = ?2`,
        act.id,
        act.first_entry,
        act.last_entry,
      )!

/** Tables of which a changed row moves times: those that say how clocks are corrected. */
const MOVING = new Set(['device_clock', 'clock_switch'])

function reachOf(store: ReadStore, { verb, act }: Inputs['activity']['reach'], { analyst }: { readonly analyst: string }) {
  const next = () => (verb === 'undo' ? nextUndo : nextRedo)(store, analyst)
  const of = act === undefined ? next() : actOf(store, act)
  const told = standing(store, of)
  return told && { ...told, movesTimes: changesOfAct(store, told.act).some(({ table }) => MOVING.has(table)) }
}

export const activityReads: Reads<'activity'> = {
  list: listEntries,
  facets: activityFacets,
  get: getEntry,
  reach: reachOf,
  standing: (store, _input, { analyst }) => ({
    undo: standing(store, nextUndo(store, analyst)),
    redo: standing(store, nextRedo(store, analyst)),
  }),
}

export const activityWrites: Writes<'activity'> = { undo: undoAct, redo: redoAct }
