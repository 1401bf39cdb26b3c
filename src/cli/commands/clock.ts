import { fail } from '#base/problem.ts'
import { perform } from '#engine/calls/perform.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { ask, reading, writing } from '../case-access.ts'
import { defineVerb } from '../command.ts'
import { line, table } from '../output.ts'

/** The device by any of its names. */
function deviceOf(store: ReadStore, text: string): number {
  const found = store.all<{ id: number }>(
    `SELECT DISTINCT entity.id FROM entity LEFT JOIN entity_identifier AS named ON named.entity = entity.id
     WHERE kind = 'device' AND (label = ?1 COLLATE NOCASE OR named.value = ?1 COLLATE NOCASE) LIMIT 2`,
    text,
  )
  const [only, more] = found
  if (!only) return fail('entity.not-found', `The case has no device ${text}.`)
  if (more) return fail('entity.ambiguous', `Several devices are called ${text}.`, { hint: 'Give the whole name or the device id' })
  return only.id
}

interface Options {
  readonly device?: string
  readonly correction?: string
  readonly reason?: string
  readonly takeBack?: boolean
  readonly on?: boolean
  readonly off?: boolean
}

export const clockVerb = defineVerb({
  name: 'clock',
  add(program, run) {
    program
      .command('clock <case>')
      .description(
        'clocks of devices that were wrong: lists the corrections, sets or takes back one, shows corrected times or what devices wrote',
      )
      .option('--device <name>', 'the device, by any of its names')
      .option('--correction <length>', 'what to add to the times it wrote: 5min, 00:05:00; --correction=-1h30min where it was fast')
      .option('--reason <text>', 'how the difference is known')
      .option('--take-back', 'takes the correction of the device back')
      .option('--on', 'shows corrected times, everywhere')
      .option('--off', 'shows what devices wrote, everywhere')
      .action(
        run(async ({ output, context }, path: string, options: Options) => {
          const { device, correction, reason = '', takeBack, on, off } = options
          if (device !== undefined && (correction === undefined) === (takeBack !== true))
            fail('usage.wrong', 'Give --correction with --reason, or --take-back.')
          if ((on && off) || (device === undefined && (correction !== undefined || takeBack)))
            fail('usage.wrong', 'It is --on or --off; a correction needs --device.')
          const listed = (store: ReadStore) => ask(store, 'clocks', 'list', {})
          const isChange = device !== undefined || on || off
          const answer = isChange
            ? await writing(path, false, async (store) => {
                if (device !== undefined) {
                  const input = { device: deviceOf(store, device), correction: takeBack ? null : correction!, reason }
                  await perform(store, 'clocks', 'set', input, context)
                }
                if (on || off) await perform(store, 'clocks', 'switch', { corrected: on === true }, context)
                return listed(store)
              })
            : await reading(path, listed)
          output.answer(answer, () =>
            [
              line(answer.corrected ? 'corrected times are shown' : 'times are shown as devices wrote them'),
              table(
                ['device', 'correction', 'by', 'reason'],
                answer.devices.map((each) => [each.label, each.correction, each.by, each.reason]),
              ),
            ].join(''),
          )
        }),
      )
  },
})
