import { detect } from '#engine/detect/run-detections.ts'
import { writing } from '../case-access.ts'
import { defineVerb } from '../command.ts'
import { line, table } from '../output.ts'

export const detectVerb = defineVerb({
  name: 'detect',
  add(program, run) {
    program
      .command('detect')
      .argument('<case>', 'path of the case file')
      .description("runs the case's enabled rules over its evidence")
      .action(
        run(async ({ output, context }, path: string) => {
          const started = performance.now()
          const { runs } = await writing(path, false, (store) => detect(store, context))
          const failed = runs.filter((one) => one.problem)
          for (const { title, problem } of failed) output.say(`${title}: ${problem!.message}`)
          const matched = runs
            .filter((one) => one.rows > 0)
            .map(({ detection, title, severity, alerts, newAlerts, rows }) => ({
              rule: detection,
              title,
              severity,
              alerts,
              newAlerts,
              events: rows,
            }))
          const problems = failed.map(({ detection, title, problem }) => ({ rule: detection, title, ...problem! }))
          const answer = { rules: runs.length, matched, problems, elapsedMs: Math.round(performance.now() - started) }
          output.answer(answer, () =>
            [
              table(
                ['rule', 'title', 'severity', 'new alerts', 'events'],
                matched.map((one) => [one.rule, one.title, one.severity, one.newAlerts, one.events]),
              ),
              line(`${answer.rules} rules, ${matched.length} matched, ${answer.elapsedMs} ms`),
            ].join(''),
          )
        }),
      )
  },
})
