import { type Problem, problem } from '#base/problem.ts'
import type { EntityMapping } from '#model/mapping/entity-mapping.ts'
import type { Severity } from '#model/severity.ts'
import { readKqlFile } from './kql-file.ts'
import { readMarkdownFile } from './markdown-file.ts'
import { readSentinelFile } from './sentinel-file.ts'

/** One query as a file of a public repository, a portal's export or an analyst's folder writes it. */
export interface FoundQuery {
  readonly name: string
  readonly description: string
  readonly query: string
  readonly tactics: readonly string[]
  readonly techniques: readonly string[]
  /** what an analytic rule says besides; absent of a plain query */
  readonly severity?: Severity
  readonly mappings?: readonly EntityMapping[]
}

export interface ReadQueryFile {
  readonly queries: readonly FoundQuery[]
  readonly problems: readonly Problem[]
}

type Reader = (name: string, text: string) => ReadQueryFile

const readers: readonly (readonly [endings: RegExp, read: Reader])[] = [
  [/\.(kql|kusto|csl)$/i, readKqlFile],
  [/\.ya?ml$/i, readSentinelFile],
  [/\.(md|markdown)$/i, readMarkdownFile],
]

/** Whether a file's name says that it may hold queries. */
export const isQueryFile = (path: string): boolean => readers.some(([endings]) => endings.test(path))

/**
 * The queries of a file: `.kql`, Sentinel's YAML of analytic rules and hunting queries, or markdown with fenced KQL. What cannot be read
 * is a problem of the file, never a thrown error.
 */
export function readQueryFile(path: string, text: string): ReadQueryFile {
  const reader = readers.find(([endings]) => endings.test(path))?.[1]
  if (!reader) {
    return { queries: [], problems: [problem('query-file.unknown', 'It is no .kql, .yaml or .md file', { severity: 'warning' })] }
  }
  const name = path
    .split(/[\\/]/)
    .pop()!
    .replace(/\.\w+$/, '')
  return reader(name, text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))
}

/** A file without a query in it. */
export const nothingFound = (message: string): ReadQueryFile => ({
  queries: [],
  problems: [problem('query-file.no-query', message, { severity: 'warning' })],
})
