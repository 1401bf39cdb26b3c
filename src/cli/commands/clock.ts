import { fail } from '#base/problem.ts'
import type { Outputs } from '#engine/calls/index.ts'
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

/** Refuses options that do not go together, before the case is opened. */
function refuseWrong({ device, correction, reason, takeBack, on, off }: Options): void {
  if (on && off) fail('usage.wrong', 'Give --on or --off, not both.')
  const saysClock = correction !== undefined || reason !== undefined || takeBack === true
  if (device === undefined && saysClock) fail('usage.wrong', 'Whose clock? Give --device.')
  if (device === undefined) return
  if ((correction === undefined) === (takeBack !== true)) fail('usage.wrong', 'Give --correction with --reason, or --take-back.')
  if (correction !== undefined && (reason ?? '').trim() === '') fail('usage.wrong', 'Give --reason: how the difference is known.')
}

type Clocks = Outputs['clocks']['list']

/** Whether corrections are in force, and what of the case stands corrected. */
function standing({ corrected, devices, tables, alerts }: Clocks): string {
  if (devices.length === 0) return 'no clock is corrected'
  if (!corrected) return 'times are shown as devices wrote them; corrections are not in force'
  const rows = tables.reduce((sum, each) => sum + each.rows, 0)
  return `corrected times are shown: ${counted(rows, 'row')} of ${counted(tables.length, 'table')}, ${counted(alerts, 'alert')}`
}

const counted = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`

export const clockVerb = defineVerb({
  name: 'clock',
  add(program, run) {
    program
      .command('clock')
      .argument('<case>', 'path of the case file')
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
          refuseWrong(options)
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
              line(standing(answer)),
              answer.devices.length === 0
                ? ''
                : table(
                    ['device', 'correction', 'by', 'at', 'reason'],
                    answer.devices.map((each) => [each.label, each.correction, each.by, each.at, each.reason]),
                  ),
            ].join(''),
          )
        }),
      )
  },
})
