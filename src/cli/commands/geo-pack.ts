import { importGeoPack } from '#engine/ingest/geo-source.ts'
import { writing } from '../case-access.ts'
import { defineVerb } from '../command.ts'
import { line } from '../output.ts'

export const geoPackVerb = defineVerb({
  name: 'geo-pack',
  add(program, run) {
    program
      .command('geo-pack')
      .argument('<case>', 'path of the case file')
      .argument('<file>', 'CSV file with network (or start_ip and end_ip) and country')
      .description('takes a CSV file of networks and their places into the case, for geo_info_from_ip_address')
      .action(
        run(async ({ output, context }, path: string, file: string) => {
          const answer = await writing(path, false, (store) => importGeoPack(store, file, context))
          output.answer(answer, () => line(`${answer.networks} networks, ${answer.rejected} lines without one`))
        }),
      )
  },
})
