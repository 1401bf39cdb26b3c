import { verifyCase } from '#engine/ingest/verify.ts'
import { reading } from '../case-access.ts'
import { defineVerb } from '../command.ts'
import { line } from '../output.ts'

export const verifyVerb = defineVerb({
  name: 'verify',
  add(program, run) {
    program
      .command('verify')
      .argument('<case>', 'path of the case file')
      .description('re-check the activity log, the hashes of sources and the counts of rows; exits with 1 where something does not hold')
      .action(
        run(async ({ output, context }, path: string) => {
          const found = await reading(path, (store) => verifyCase(store, context))
          output.answer(found, () =>
            [
              line(found.ok ? 'ok' : 'not ok'),
              line(`activity log: ${found.chain.entries} entries${found.chain.brokenAt ? `, broken at ${found.chain.brokenAt}` : ''}`),
              ...found.sources.map((source) => line(`source ${source.id}: ${source.status}  ${source.path}`)),
              ...found.problems.map((problem) => line(`${problem.code}: ${problem.message}`)),
            ].join(''),
          )
          if (!found.ok) process.exitCode = 1
        }),
      )
  },
})
