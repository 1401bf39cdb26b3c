import { loadEvidence } from '#engine/load.ts'
import { writing } from '../case-access.ts'
import { defineVerb, type Run } from '../command.ts'
import { loadAnswer, tellLoad } from '../load-answer.ts'

interface Options {
  readonly detect: boolean
  readonly correlate: boolean
}

/** Imports into the case, made where it does not stand yet, and tells what came of every source. */
export async function load({ output, context }: Run, path: string, paths: readonly string[], { correlate }: Options): Promise<void> {
  const started = performance.now()
  const answer = await writing(path, true, async (store) => {
    const loaded = await loadEvidence(store, paths, { correlate }, context)
    return loadAnswer(store, loaded, Math.round(performance.now() - started))
  })
  tellLoad(output, answer)
}

export const importVerb = defineVerb({
  name: 'import',
  add(program, run) {
    program
      .command('import <case> <path...>')
      .description('import files, folders and archives, then detect and correlate')
      .option('--no-detect', 'do not run the rules of the case over what was imported')
      .option('--no-correlate', 'do not place alerts into incidents')
      .action(run(load))
  },
})
