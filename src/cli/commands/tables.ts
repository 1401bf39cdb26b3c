import { ask, reading } from '../case-access.ts'
import { defineVerb } from '../command.ts'
import { table } from '../output.ts'

export const tablesVerb = defineVerb({
  name: 'tables',
  add(program, run) {
    program
      .command('tables')
      .argument('<case>', 'path of the case file')
      .description('tables that hold rows')
      .action(
        run(async ({ output }, path: string) => {
          const tables = await reading(path, (store) => ask(store, 'evidence', 'tables', {}))
          const told = tables.map(({ name, rows, first, last }) => ({ name, rows, first, last }))
          output.answer({ tables: told }, () =>
            table(
              ['table', 'rows', 'first', 'last'],
              told.map((one) => [one.name, one.rows, one.first, one.last]),
            ),
          )
        }),
      )
  },
})
