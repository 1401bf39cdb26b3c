import type { Loaded } from '#engine/load.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { ask } from './case-access.ts'
import type { Output } from './output.ts'
import { line, table } from './output.ts'

/** The most problems told of one source; the case holds them all. */
const PROBLEMS = 1000

/** What an import brought, as `import` and `demo` tell it. */
export function loadAnswer(store: ReadStore, loaded: Loaded, elapsedMs: number) {
  const wanted = new Set(loaded.sources.map((source) => source.id))
  const already = new Set(loaded.sources.filter((source) => source.status === 'already-imported').map((source) => source.id))
  const sources = ask(store, 'evidence', 'sources', {})
    .filter((source) => wanted.has(source.id))
    .map((source) => ({
      id: source.id,
      path: source.path,
      sha256: source.sha256,
      bytes: source.bytes,
      format: source.format,
      status: already.has(source.id) ? 'already-imported' : source.status,
      records: source.records,
      tables: source.tables,
      alerts: source.alerts,
      first: source.first,
      last: source.last,
      problemCount: source.problemCount,
      problems: source.problemCount === 0 ? [] : problemsOf(store, source.id),
    }))
  return { sources, elapsedMs }
}

function problemsOf(store: ReadStore, source: number) {
  const { problems } = ask(store, 'evidence', 'problems', { source, offset: 0, limit: PROBLEMS })
  return problems.map(({ code, message, severity, where }) => ({ code, message, severity, record: where?.record, offset: where?.offset }))
}

export function tellLoad(output: Output, answer: ReturnType<typeof loadAnswer>): void {
  output.answer(answer, () =>
    [
      table(
        ['id', 'format', 'read', 'stored', 'rejected', 'path'],
        answer.sources.map(({ id, format, records, path }) => [id, format, records.read, records.stored, records.rejected, path]),
      ),
      ...answer.sources.flatMap((source) => source.problems.slice(0, 5).map((problem) => line(`source ${source.id}: ${problem.message}`))),
      line(`${answer.sources.length} sources, ${answer.elapsedMs} ms`),
    ].join(''),
  )
}
