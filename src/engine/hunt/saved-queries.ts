import { fail } from '#base/problem.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import { packedHunts } from './packs.ts'

interface Stored {
  readonly id: number
  readonly name: string
  readonly description: string
  readonly folder: string
  readonly query: string
}

/** The case's own queries by folder and name, then those that come with the product. */
export function savedQueries(store: ReadStore): Outputs['hunt']['savedQueries'] {
  const own = store.all<Stored>('SELECT * FROM saved_query ORDER BY folder COLLATE NOCASE, name COLLATE NOCASE')
  return [...own.map((one) => ({ ...one, id: `case:${one.id}`, origin: 'case' as const, tactics: [], techniques: [] })), ...packedHunts()]
}

/** Number of a query of the case; the packs are not written to. */
function ownNumber(id: string): number {
  const number = /^case:(\d+)$/.exec(id)?.[1]
  return number
    ? Number(number)
    : fail('hunt.query-not-own', 'Queries that come with the product are not changed: save a copy under a name of your own.')
}

/** Saves a query; without an id, the same name in the same folder replaces what stood there. */
export function saveQuery(store: WriteStore, input: Inputs['hunt']['saveQuery']): { id: string } {
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

export function deleteQuery(store: WriteStore, input: Inputs['hunt']['deleteQuery']): Record<string, never> {
  store.run('DELETE FROM saved_query WHERE id = ?', ownNumber(input.id))
  return {}
}
