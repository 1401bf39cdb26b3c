import { readHunt } from '../packs.ts'
import { nothingFound, type ReadQueryFile } from './query-file.ts'

/** Whether a text holds more than comments and space. */
export const saysSomething = (query: string): boolean =>
  query.split('\n').some((line) => line.trim() !== '' && !line.trim().startsWith('//'))

/** A `.kql` file: one query, under the name its first comment lines give it or the file's own. */
export function readKqlFile(name: string, text: string): ReadQueryFile {
  const { name: told, description, query, techniques } = readHunt(name, '', text)
  if (!saysSomething(query)) return nothingFound('It holds no query')
  return { queries: [{ name: told, description, query, tactics: [], techniques }], problems: [] }
}
