import { copyCaseToClickHouse } from '#engine/hunt/clickhouse/copy-case.ts'
import { reading } from '../case-access.ts'
import { withClickHouse } from '../clickhouse.ts'
import { defineVerb } from '../command.ts'
import { table } from '../output.ts'

interface Options {
  readonly url: string
  readonly database: string
}

export const clickhouseVerb = defineVerb({
  name: 'clickhouse',
  add(program, run) {
    program
      .command('clickhouse')
      .argument('<case>', 'path of the case file')
      .description('copies the hunting tables to a ClickHouse database, for cases that outgrow one machine')
      .requiredOption('--url <url>', 'address of the ClickHouse server, such as http://localhost:8123')
      .option('--database <name>', 'database to copy into', 'coldtrail')
      .action(
        run(async ({ output, context }, path: string, { url, database }: Options) => {
          const tables = await reading(path, (store) =>
            withClickHouse(url, database, (copy) =>
              copyCaseToClickHouse(store, copy, {
                signal: context.signal,
                progress: (name, done, total) => context.progress(`copying ${name}`, done, total, 'rows'),
              }),
            ),
          )
          output.answer({ tables }, () =>
            table(
              ['table', 'rows'],
              tables.map((one) => [one.name, one.rows]),
            ),
          )
        }),
      )
  },
})
