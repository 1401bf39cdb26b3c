import { analystTables } from '#engine/activity/analyst-tables.ts'
import type { Inputs, Outputs } from '#engine/calls/index.ts'
import { perform } from '#engine/calls/perform.ts'
import type { ReadStore, WriteStore } from '#engine/store/sql.ts'
import { analyst } from './placed-alerts.ts'

/** Makes a changing call as the writer does, under an analyst's name. */
export const act = <Noun extends keyof Inputs, Verb extends keyof Inputs[Noun] & keyof Outputs[Noun] & string>(
  store: WriteStore,
  noun: Noun,
  verb: Verb,
  input: Inputs[Noun][Verb],
  by = 'Robin',
): Outputs[Noun][Verb] => perform(store, noun, verb, input, analyst(by)) as Outputs[Noun][Verb]

/** Every row of every analysts' table, without what is derived of it except what follows from the evidence alone. */
export function analystRows(store: ReadStore): Record<string, string[]> {
  const tables = analystTables(store)
  return Object.fromEntries(
    tables.map(({ name, columns, derived }) => {
      const shown = columns.filter((column) => !derived.has(column))
      const rows = store.all<{ row: string }>(
        `SELECT json_object(${shown.map((column) => `'${column}', "${column}"`).join(', ')}) AS row FROM "${name}"`,
      )
      return [name, rows.map(({ row }) => row).sort()]
    }),
  )
}

/** What the queue shows that is derived: it must follow an undo as well. */
export const derivedRows = (store: ReadStore) => store.all('SELECT id, name, severity, status, priority, digest FROM incident ORDER BY id')
