import { fail } from '#base/problem.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import { importedQueries } from './imported-queries.ts'
import { packedHunts } from './packs.ts'

interface Stored {
  readonly id: number
  readonly name: string
  readonly description: string
  readonly folder: string
  readonly query: string
}

/** The case's own queries by folder and name, those of imported folders, then those that come with the product. */
export function savedQueries(store: ReadStore): Outputs['hunt']['savedQueries'] {
  const own = store.all<Stored>('SELECT * FROM saved_query ORDER BY folder COLLATE NOCASE, name COLLATE NOCASE')
  return [
    ...own.map((one) => ({ ...one, id: `case:${one.id}`, origin: 'case' as const, tactics: [], techniques: [] })),
    ...importedQueries(store),
    ...packedHunts(),
  ]
}

/** Number of a query of the case; the packs are not written to. */
function ownNumber(id: string): number {
  const number = /^case:(\d+)$/.exec(id)?.[1]
  return number
    ? Number(number)
    : fail('hunt.query-not-own', 'Queries that come with the product are not changed: save a copy under a name of your own.')
}

function keepQuery(store: WriteStore, input: Inputs['hunt']['saveQuery']): { id: string } {
  const { name, description, folder, query } = input
  if (input.id !== undefined) {
    const number = ownNumber(input.id)
    const { changes } = store.run(
      'UPDATE saved_query SET name = ?, description = ?, folder = ?, query = ? WHERE id = ?',
      name,
      description,
      folder,
      query,
      number,
    )
    if (changes === 0) fail('hunt.query-not-found', 'The case has no such query.')
    return { id: input.id }
  }
  store.run(
    `INSERT INTO saved_query (name, description, folder, query) VALUES (?, ?, ?, ?)
     ON CONFLICT (folder, name) DO UPDATE SET description = excluded.description, query = excluded.query`,
    name,
    description,
    folder,
    query,
  )
  return { id: `case:${store.get<{ id: number }>('SELECT id FROM saved_query WHERE folder = ? AND name = ?', folder, name)!.id}` }
}

/** What an analyst keeps with the case, or takes out of it, is in the log like every other change. */
function logged(store: WriteStore, action: string, name: string, query: string, context: CallContext): void {
  logActivity(store, { kind: 'audit', action, performedBy: context.analyst, targetType: 'query', targetName: name, detail: { query } })
}

/** Saves a query; without an id, the same name in the same folder replaces what stood there. */
export function saveQuery(store: WriteStore, input: Inputs['hunt']['saveQuery'], context: CallContext): { id: string } {
  return store.transaction(() => {
    const saved = keepQuery(store, input)
    logged(store, 'query.saved', input.name, input.query, context)
    return saved
  })
}

export function deleteQuery(store: WriteStore, input: Inputs['hunt']['deleteQuery'], context: CallContext): Record<string, never> {
  return store.transaction(() => {
    const number = ownNumber(input.id)
    const held = store.get<Stored>('SELECT * FROM saved_query WHERE id = ?', number)
    if (!held) return {}
    store.run('DELETE FROM saved_query WHERE id = ?', number)
    logged(store, 'query.deleted', held.name, held.query, context)
    return {}
  })
}
