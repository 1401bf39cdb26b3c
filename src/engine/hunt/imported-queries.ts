import type { Problem } from '#base/problem.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import { checkHunt } from './case-hunt.ts'
import { readQueryFile } from './query-files/query-file.ts'

type SavedQuery = Outputs['hunt']['savedQueries'][number]

interface Stored {
  readonly id: number
  readonly path: string
  readonly name: string
  readonly description: string
  readonly query: string
  readonly tactics: string
  readonly techniques: string
}

const folderOf = (path: string) => path.split('/').slice(0, -1).join('/')

/** Queries of the folders that were brought, by folder and name. */
export const importedQueries = (store: ReadStore): SavedQuery[] =>
  store.all<Stored>('SELECT * FROM imported_query ORDER BY path COLLATE NOCASE, id').map((row) => ({
    id: `imported:${row.id}`,
    name: row.name,
    description: row.description,
    query: row.query,
    origin: 'imported',
    folder: folderOf(row.path),
    tactics: JSON.parse(row.tactics) as string[],
    techniques: JSON.parse(row.techniques) as string[],
  }))

function toldOf(found: Problem): { code: string; message: string } {
  return { code: found.code, message: found.message }
}

/**
 * Keeps the queries of some files as the pack “imported”; a file that is brought again replaces what it brought before. A query that this
 * case cannot run is kept all the same and told with its file, for evidence that comes later may bring its table.
 */
export function importQueries(
  store: WriteStore,
  { files }: Inputs['hunt']['importQueries'],
  context: CallContext,
): Outputs['hunt']['importQueries'] {
  const read = files.map((file) => ({ path: file.path.replaceAll('\\', '/'), ...readQueryFile(file.path, file.text) }))
  const checked = read.map(({ path, queries, problems }) => ({
    path,
    queries,
    problems: [
      ...problems.map(toldOf),
      ...queries.flatMap((query) => {
        const fault = checkHunt(store, query.query, { kind: 'case' })
        return fault ? [{ code: fault.code, message: `${query.name}: ${fault.message}` }] : []
      }),
    ],
  }))
  const count = checked.reduce((sum, file) => sum + file.queries.length, 0)
  store.transaction(() => {
    for (const { path, queries } of checked) {
      store.run('DELETE FROM imported_query WHERE path = ?', path)
      for (const { name, description, query, tactics, techniques } of queries) {
        store.run(
          'INSERT OR IGNORE INTO imported_query (path, name, description, query, tactics, techniques) VALUES (?, ?, ?, ?, ?, ?)',
          path,
          name,
          description,
          query,
          JSON.stringify(tactics),
          JSON.stringify(techniques),
        )
      }
    }
    if (count === 0) return
    logActivity(store, {
      kind: 'audit',
      action: 'queries.imported',
      performedBy: context.analyst,
      targetType: 'query',
      targetName: checked[0]!.path.split('/')[0]!,
      text: `${count} queries of ${files.length} files.`,
      detail: { files: files.length, queries: count },
    })
  })
  return { imported: count, files: checked.map(({ path, queries, problems }) => ({ path, queries: queries.length, problems })) }
}

/** Takes the imported pack, or one query of it, out of the case. */
export function removeImported(store: WriteStore, { id }: Inputs['hunt']['removeImported'], context: CallContext): Record<string, never> {
  return store.transaction(() => {
    const number = id === null ? null : Number(/^imported:(\d+)$/.exec(id)?.[1] ?? 0)
    const { changes } =
      number === null ? store.run('DELETE FROM imported_query') : store.run('DELETE FROM imported_query WHERE id = ?', number)
    if (changes > 0) {
      logActivity(store, {
        kind: 'audit',
        action: 'queries.removed',
        performedBy: context.analyst,
        targetType: 'query',
        targetName: 'imported',
        text: `${changes} imported queries were taken out.`,
      })
    }
    return {}
  })
}
