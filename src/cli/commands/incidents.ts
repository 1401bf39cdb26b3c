import { ask, reading } from '../case-access.ts'
import { defineVerb } from '../command.ts'
import { type IncidentRow, incidentJson } from '../incident-json.ts'
import { table } from '../output.ts'

const PAGE = 1000

export const incidentsVerb = defineVerb({
  name: 'incidents',
  add(program, run) {
    program
      .command('incidents')
      .argument('<case>', 'path of the case file')
      .description('the incident queue, highest priority first')
      .action(
        run(async ({ output }, path: string) => {
          const rows = await reading(path, (store) => {
            const all: IncidentRow[] = []
            for (;;) {
              const sort = { column: 'priority', descending: true } as const
              const { incidents, total } = ask(store, 'incidents', 'list', { filter: {}, sort, offset: all.length, limit: PAGE })
              all.push(...incidents)
              if (incidents.length === 0 || all.length >= total) return all
            }
          })
          output.answer({ incidents: rows.map(incidentJson) }, () =>
            table(
              ['id', 'priority', 'severity', 'status', 'alerts', 'last activity', 'name'],
              rows.map((row) => [row.id, row.priority, row.severity, row.status, row.alertCount, row.lastActivity, row.name]),
            ),
          )
        }),
      )
  },
})
