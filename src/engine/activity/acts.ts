import type { ReadStore, WriteStore } from '../store/sql.ts'
import { layeredStore } from '../store/statements.ts'
import { logActivity } from './log.ts'
import { noteChanges, notedChanges, prepareNoting, type RowChange } from './row-changes.ts'

export interface Act {
  readonly id: number
  readonly call: string
  readonly performed_by: string
  readonly first_entry: number
  readonly last_entry: number
  readonly irreversible: string
}

/** What an act is done by: the call, and the analyst who made it. */
export interface Actor {
  /** `noun.verb` */
  readonly call: string
  readonly analyst: string
}

const EVIDENCE_STAYS = 'It added alerts to the case, and what is evidence is never taken out again.'

const lastEntry = (store: ReadStore): number => store.get<{ id: number | null }>('SELECT max(id) AS id FROM activity')!.id ?? 0

/** Keeps what the transaction changed as an act; one that logged nothing of itself is logged by its call, so that no change escapes. */
function keepAct(store: WriteStore, { call, analyst }: Actor, before: number): void {
  const { changes, evidence } = notedChanges(store)
  if (lastEntry(store) === before) {
    if (changes.length === 0) return
    logActivity(store, { kind: 'audit', action: call, performedBy: analyst, targetType: 'case', detail: { rows: changes.length } })
  }
  const act = store.run(
    'INSERT INTO act (call, performed_by, first_entry, last_entry, irreversible) VALUES (?, ?, ?, ?, ?)',
    call,
    analyst,
    before + 1,
    lastEntry(store),
    evidence.length > 0 ? EVIDENCE_STAYS : '',
  ).lastInsertRowid
  for (const [place, { table, key, before: was, after }] of changes.entries()) {
    store.run(
      'INSERT INTO act_change (act, place, table_name, key, before, after) VALUES (?, ?, ?, ?, ?, ?)',
      act,
      place,
      table,
      key,
      was,
      after,
    )
  }
}

/**
 * The store as a changing call gets it: whatever a transaction of it changes in analysts' tables is kept with the act, in the same
 * transaction. A statement outside of one is a transaction of its own.
 */
export function recordingStore(store: WriteStore, actor: Actor): WriteStore {
  prepareNoting(store)
  let depth = 0
  const recording: WriteStore = layeredStore(store, {
    run: (sql, ...params) => (depth > 0 ? store.run(sql, ...params) : recording.transaction(() => store.run(sql, ...params))),
    transaction<T>(work: () => T): T {
      if (depth > 0) return store.transaction(work)
      return store.transaction(() => {
        const before = lastEntry(store)
        noteChanges(store)
        depth += 1
        try {
          const value = work()
          keepAct(store, actor, before)
          return value
        } finally {
          depth -= 1
        }
      })
    },
  })
  return recording
}

/** The act whose entries this one is among; undefined where the program made it on its own. */
export const actOfEntry = (store: ReadStore, entry: number): Act | undefined =>
  store.get<Act>('SELECT * FROM act WHERE first_entry <= ? AND last_entry >= ?', entry, entry)

export const changesOfAct = (store: ReadStore, act: number): RowChange[] =>
  store.all<RowChange>('SELECT table_name AS "table", key, before, after FROM act_change WHERE act = ? ORDER BY place', act)

/** The entry by which the act is undone at present, or undefined while it stands. */
export const undoneBy = (store: ReadStore, act: number): number | undefined =>
  store.get<{ entry: number }>('SELECT entry FROM undone_act WHERE act = ?', act)?.entry
