import { correlate } from '#engine/correlate/correlate.ts'
import { writing } from '../case-access.ts'
import { defineVerb } from '../command.ts'
import { line } from '../output.ts'

export const correlateVerb = defineVerb({
  name: 'correlate',
  add(program, run) {
    program
      .command('correlate')
      .argument('<case>', 'path of the case file')
      .description('place alerts into incidents anew')
      .option('--ignore-provider', 'disregard incident ids that the evidence came with')
      .action(
        run(async ({ output, context }, path: string, options: { ignoreProvider?: boolean }) => {
          const answer = await writing(path, false, (store) =>
            correlate(store, { ignoreProvider: options.ignoreProvider === true }, context),
          )
          output.answer(answer, () => line(`${answer.alerts} alerts in ${answer.incidents} incidents, ${answer.elapsedMs} ms`))
        }),
      )
  },
})
