import { fail } from '#base/problem.ts'
import { listDetections } from '#engine/detect/detections.ts'
import { importDetections } from '#engine/detect/import-detections.ts'
import { checkPaths } from '#engine/ingest/sources/walk.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { reading, writing } from '../case-access.ts'
import { defineVerb } from '../command.ts'
import { line, table } from '../output.ts'

/** Rules the case holds, as the command line tells them; all are KQL detections so far. */
const rulesOf = (store: ReadStore) =>
  listDetections(store).map(({ id, name, enabled, frequency, lastRun, alerts, alert }) => ({
    id,
    title: name,
    kind: 'kql',
    enabled,
    status: lastRun === null ? 'not run' : lastRun.problem ? 'failed' : 'ok',
    severity: alert.severity,
    frequency,
    alerts,
    ...(lastRun?.problem ? { problem: lastRun.problem } : {}),
  }))

export const rulesVerb = defineVerb({
  name: 'rules',
  add(program, run) {
    program
      .command('rules')
      .argument('<case>', 'path of the case file')
      .argument('[action]', 'import, or nothing to list')
      .argument('[folder]', 'folder or file of rules to take in')
      .description('lists the rules of the case; `rules <case> import <folder>` takes in KQL detections (.kql, Sentinel .yaml)')
      .action(
        run(async ({ output, context }, path: string, action: string | undefined, folder: string | undefined) => {
          if (action !== undefined && (action !== 'import' || folder === undefined)) {
            fail('usage.wrong', 'It is `rules <case>` or `rules <case> import <folder>`.')
          }
          if (folder !== undefined) await checkPaths([folder])
          const answer =
            folder === undefined
              ? await reading(path, (store) => ({ rules: rulesOf(store), rejected: [] }))
              : await writing(path, true, async (store) => {
                  const { rejected } = await importDetections(store, folder, context)
                  return { rules: rulesOf(store), rejected }
                })
          output.answer(answer, () =>
            [
              table(
                ['id', 'title', 'kind', 'enabled', 'status'],
                answer.rules.map(({ id, title, kind, enabled, status }) => [id, title, kind, enabled ? 'yes' : 'no', status]),
              ),
              ...answer.rejected.map((one) => line(`rejected ${one.path}: ${one.message}`)),
            ].join(''),
          )
        }),
      )
  },
})
