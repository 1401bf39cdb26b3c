import { Failure, fail, problem } from '#base/problem.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import { type Act, changesOfAct, undoneBy } from './acts.ts'
import { analystTables } from './analyst-tables.ts'
import { applyStep, type Conflict } from './apply-change.ts'
import { logActivity } from './log.ts'
import { rederive } from './rederive.ts'
import type { RowChange } from './row-changes.ts'

type Direction = 'undone' | 'redone'

interface Entry {
  readonly id: number
  readonly kind: string
  readonly action: string
  readonly incident: number | null
  readonly target_type: string
  readonly target_id: number | null
  readonly target_name: string
}

export const actOf = (store: ReadStore, id: number): Act =>
  store.get<Act>('SELECT * FROM act WHERE id = ?', id) ?? fail('activity.no-such-act', `The case has no act #${id}.`)

const entriesOf = (store: ReadStore, { first_entry, last_entry }: Act): Entry[] =>
  store.all<Entry>(
    'SELECT id, kind, action, incident, target_type, target_id, target_name FROM activity WHERE id BETWEEN ? AND ? ORDER BY id',
    first_entry,
    last_entry,
  )

/** Acts that change nothing an undo could bring back: no row was changed, and nothing was said that could be withdrawn. */
const reversible = `irreversible = '' AND (EXISTS (SELECT 1 FROM act_change WHERE act = act.id)
  OR EXISTS (SELECT 1 FROM activity WHERE activity.id BETWEEN first_entry AND last_entry AND kind = 'comment'))`

/** The analyst's latest act that stands and can be taken back. */
export const nextUndo = (store: ReadStore, analyst: string): Act | undefined =>
  store.get<Act>(
    `SELECT * FROM act WHERE performed_by = ? AND id NOT IN (SELECT act FROM undone_act) AND ${reversible} ORDER BY id DESC LIMIT 1`,
    analyst,
  )

/** What the analyst undid last, unless something was done since. */
export const nextRedo = (store: ReadStore, analyst: string): Act | undefined =>
  store.get<Act>(
    `SELECT act.* FROM undone_act JOIN act ON act.id = undone_act.act JOIN activity ON activity.id = undone_act.entry
     WHERE activity.performed_by = ?1 AND undone_act.entry > (SELECT max(last_entry) FROM act WHERE performed_by = ?1)
     ORDER BY undone_act.entry DESC LIMIT 1`,
    analyst,
  )

/** Who changed the row after the act, by what stands in the log. */
function changedSince(store: ReadStore, act: Act, { table, key }: RowChange): string {
  const since = store.get<{ id: number; at: string; performed_by: string }>(
    `SELECT activity.id, act.performed_by FROM act_change JOIN act ON act.id = act_change.act JOIN activity ON activity.id = act.last_entry
     WHERE table_name = ? AND key = ? AND act.id > ? AND act.id NOT IN (SELECT act FROM undone_act) ORDER BY act.id LIMIT 1`,
    table,
    key,
    act.id,
  )
  return since
    ? `${since.performed_by} changed it since: entry ${since.id} of the log. Undo that first.`
    : 'New evidence or correlation changed it since.'
}

const spoken = (name: string) => name.replaceAll('_', ' ')

/** The row in words: `incident 12`, `incident tag (incident 12, name phish)`. */
function rowText({ table, key }: RowChange): string {
  const names = Object.entries(JSON.parse(key) as Record<string, unknown>)
  if (names.length === 1) return `${spoken(table)} ${String(names[0]![1])}`
  return `${spoken(table)} (${names.map(([name, value]) => `${spoken(name)} ${String(value)}`).join(', ')})`
}

function refuse(store: ReadStore, act: Act, direction: Direction, change: RowChange, { row, columns }: Conflict): never {
  const rowName = rowText(change)
  const said = {
    missing: `${rowName} is not there any more`,
    there: `${rowName} is there already`,
    changed: `${columns.map(spoken).join(' and ')} of ${rowName} ${columns.length === 1 ? 'is' : 'are'} not as it was left`,
  }[row]
  throw new Failure(problem('activity.changed-since', `This cannot be ${direction}: ${said}.`, { hint: changedSince(store, act, change) }))
}

/** Brings every row of the act to its other side; refuses as a whole where one of them is not as the act, or its undoing, left it. */
function turn(store: WriteStore, act: Act, direction: Direction, context: CallContext): RowChange[] {
  const tables = new Map(analystTables(store).map((table) => [table.name, table]))
  const changes = changesOfAct(store, act.id)
  const steps = direction === 'undone' ? changes.toReversed() : changes
  // rows come and go in the order they did; what they refer to is looked at once all are in place
  store.run('PRAGMA defer_foreign_keys = ON')
  for (const change of steps) {
    const { before, after } = change
    const step = direction === 'undone' ? { from: after, to: before } : { from: before, to: after }
    const conflict = applyStep(store, tables.get(change.table)!, step)
    if (conflict) refuse(store, act, direction, change, conflict)
  }
  rederive(store, changes, context)
  return changes
}

/** Says in the log that the act was undone or redone: once for every incident whose list shows it. */
function say(store: WriteStore, act: Act, direction: Direction, changes: readonly RowChange[], context: CallContext): number {
  const entries = entriesOf(store, act)
  let last = 0
  for (const incident of new Set(entries.map((entry) => entry.incident))) {
    const [first] = entries.filter((entry) => entry.incident === incident)
    last = logActivity(store, {
      kind: 'audit',
      action: `activity.${direction}`,
      performedBy: context.analyst,
      targetType: 'act',
      targetId: act.id,
      targetName: first!.target_name,
      incident,
      detail: { action: first!.action, entry: first!.id, rows: changes.length },
    })
  }
  return last
}

/** Runs the turn in a transaction; rows that later ones refer to show only when it is committed. */
function committed<T>(store: WriteStore, direction: Direction, work: () => T): T {
  try {
    return store.transaction(work)
  } catch (thrown) {
    if ((thrown as { code?: string }).code !== 'SQLITE_CONSTRAINT_FOREIGNKEY') throw thrown
    throw new Failure(
      problem('activity.changed-since', `This cannot be ${direction}: something added since belongs to what it would take out.`, {
        hint: 'Undo what was done since first; the Log lists it.',
      }),
    )
  }
}

/**
 * Takes an act back: every row it changed is brought to what it was, where it still is as the act left it, and what is derived is worked
 * out anew. The act's entries stay in the log; that it was undone is a further one. Without an act named, the analyst's latest.
 * Fails with `activity.nothing-to-undo`, `activity.irreversible`, `activity.undone-already` or `activity.changed-since`.
 */
export function undoAct(store: WriteStore, input: Inputs['activity']['undo'], context: CallContext): Outputs['activity']['undo'] {
  return committed(store, 'undone', () => {
    const act =
      input.act === undefined
        ? (nextUndo(store, context.analyst) ?? fail('activity.nothing-to-undo', 'There is nothing of yours to undo.', { severity: 'info' }))
        : actOf(store, input.act)
    if (act.irreversible) fail('activity.irreversible', `This cannot be undone. ${act.irreversible}`)
    if (undoneBy(store, act.id) !== undefined) fail('activity.undone-already', 'This was undone already.', { severity: 'info' })
    return { act: act.id, entry: say(store, act, 'undone', turn(store, act, 'undone', context), context) }
  })
}

/**
 * Does again what was undone, by the same rule the other way round. Without an act named, what the analyst undid last.
 * Fails with `activity.nothing-to-redo`, `activity.not-undone` or `activity.changed-since`.
 */
export function redoAct(store: WriteStore, input: Inputs['activity']['redo'], context: CallContext): Outputs['activity']['redo'] {
  return committed(store, 'redone', () => {
    const act =
      input.act === undefined
        ? (nextRedo(store, context.analyst) ?? fail('activity.nothing-to-redo', 'There is nothing to redo.', { severity: 'info' }))
        : actOf(store, input.act)
    if (undoneBy(store, act.id) === undefined) fail('activity.not-undone', 'This was not undone.', { severity: 'info' })
    return { act: act.id, entry: say(store, act, 'redone', turn(store, act, 'redone', context), context) }
  })
}
