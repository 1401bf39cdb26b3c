import { fail } from '#base/problem.ts'
import type { ImportAnswer } from '#engine/ingest/answer.ts'
import { checkPaths } from '#engine/ingest/sources/walk.ts'
import { loadEvidence } from '#engine/load.ts'
import { prepareCase } from '#engine/prepare.ts'
import { writing } from '../case-access.ts'
import { defineVerb, type Run } from '../command.ts'
import { line, table } from '../output.ts'

interface Options {
  readonly detect: boolean
  readonly correlate: boolean
}

const placeOf = ({ record, offset }: { record?: number; offset?: number }) =>
  `${record === undefined ? '' : `, record ${record}`}${offset === undefined ? '' : `, byte ${offset}`}`

function text({ sources, elapsedMs }: ImportAnswer): string {
  return [
    table(
      ['id', 'format', 'read', 'stored', 'rejected', 'path'],
      sources.map(({ id, format, records, path }) => [id, format, records.read, records.stored, records.rejected, path]),
    ),
    ...sources.flatMap(({ id, problems }) =>
      problems.slice(0, 5).map((problem) => line(`source ${id}${placeOf(problem)}: ${problem.message}`)),
    ),
    ...sources
      .filter((one) => one.status === 'already-imported')
      .map(({ id, path, metAt }) => line(`source ${id}: the bytes of ${metAt ?? path} are in the case already`)),
    ...(sources.length === 0 ? [line('no files were found')] : []),
    line(`${sources.length} ${sources.length === 1 ? 'source' : 'sources'}, ${elapsedMs} ms`),
  ].join('')
}

/** Imports into the case, made where it does not stand yet, and tells what came of every source. */
export async function load(
  { output, context }: Run,
  path: string,
  paths: readonly string[],
  { correlate, detect }: Options,
): Promise<void> {
  const started = performance.now()
  await checkPaths(paths)
  const answer = await writing(path, true, async (store) => {
    const loaded = await loadEvidence(store, paths, { correlate, detect }, context)
    await prepareCase(store, context)
    return loaded
  })
  if (answer.cancelled) fail('call.cancelled', `Cancelled; ${answer.sources.length} sources were imported and stay in the case.`)
  const { sources } = answer
  const told = { sources, elapsedMs: Math.round(performance.now() - started) }
  output.answer(told, () => text({ ...answer, ...told }))
}

export const importVerb = defineVerb({
  name: 'import',
  add(program, run) {
    program
      .command('import')
      .argument('<case>', 'path of the case file, made where there is none')
      .argument('<path...>', 'files, folders, zip and gz archives')
      .description('import files, folders and archives, then detect and correlate')
      .option('--no-detect', 'do not run the rules of the case over what was imported')
      .option('--no-correlate', 'do not place alerts into incidents')
      .action(run(load))
  },
})
