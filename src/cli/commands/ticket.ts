import { fail } from '#base/problem.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { ask, reading } from '../case-access.ts'
import { defineVerb } from '../command.ts'

/** The alert by its number here, or by the id its provider gave it, with or without the portal's prefix. */
function alertOf(store: ReadStore, text: string): number {
  if (/^#?\d{1,9}$/.test(text)) return Number(text.replace('#', ''))
  const sort = { column: 'firstActivity', descending: false } as const
  const { alerts } = ask(store, 'alerts', 'list', { filter: { search: text }, sort, offset: 0, limit: 2 })
  const [only, more] = alerts
  if (!only) return fail('alert.not-found', `The case has no alert ${text}.`)
  if (more) return fail('alert.ambiguous', `Several alerts are called ${text}.`, { hint: 'Give the number or the whole id' })
  return only.id
}

export const ticketVerb = defineVerb({
  name: 'ticket',
  add(program, run) {
    program
      .command('ticket')
      .argument('<case>', 'path of the case file')
      .argument('<alert>', 'number of the alert, its id or words of its title')
      .description("the triage sheet of an alert for a ticket: user, device, address, sign-in location, status; the alert's number or id")
      .option('--markdown', 'as markdown instead of plain text')
      .action(
        run(async ({ output }, path: string, text: string, { markdown }: { markdown?: boolean }) => {
          const ticket = await reading(path, (store) => ask(store, 'alerts', 'ticket', { alert: alertOf(store, text) }))
          output.answer(ticket, () => (markdown ? ticket.markdown : ticket.text))
        }),
      )
  },
})
