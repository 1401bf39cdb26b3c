import type { Sql } from '../emit/statement.ts'
import type { KqlType } from '../types.ts'
import type { SqlValue } from '../udf/convert-value.ts'
import { prepareSlots } from './slots.ts'
import type { StepHost, StepOperator, StepRow } from './step.ts'

interface Settings {
  readonly steps: readonly { readonly evaluate: Sql; readonly output: 'all' | 'last' | 'none'; readonly optional: boolean }[]
  readonly initial: Sql
  /** Columns of the input that the query sees; hidden ones follow them. */
  readonly width: number
  readonly declared: number
  readonly types: readonly KqlType[]
  readonly partition: readonly number[]
  readonly matchId: boolean
}

/** A sequence under way: the row each step up to here matched last, and its number. */
interface State {
  readonly rows: readonly (StepRow | undefined)[]
  readonly match: bigint
  /** Output held back until the step is known to have matched its last row. */
  pending?: StepRow
}

/**
 * Kusto's matching: each row meets the steps from the last to the first; a step takes the sequence over from the one before it, or
 * goes on with its own; the first step may begin a new one. What an optional step does, the step behind it may do as well.
 */
export const scan: StepOperator = {
  name: 'scan',
  *run([input], settings: Settings, host: StepHost): Iterable<StepRow> {
    const groups = Map.groupBy(input!.rows(), (row) => settings.partition.map((at) => String(row[at])).join('\u0000'))
    const steps = settings.steps.map((step) => ({ ...step, evaluate: prepareSlots(step.evaluate, host) }))
    const defaults = prepareSlots(settings.initial, host)([])
    const blank: StepRow = [...settings.types.map((type) => (type === 'string' ? '' : null)), ...defaults]
    const isFirst = (k: number) => steps.slice(0, k).every((step) => step.optional)
    let nextMatch = 0n
    for (const rows of groups.values()) {
      const states: (State | undefined)[] = steps.map(() => undefined)
      for (const row of rows) yield* advance(row, states)
      for (const state of states) if (state?.pending) yield state.pending
    }

    function* advance(row: StepRow, states: (State | undefined)[]): Iterable<StepRow> {
      for (let k = steps.length - 1; k >= 0; k--) {
        const taken = takenOver(k, row, states)
        if (taken) {
          const before = states[taken.from]!
          if (states[k]?.pending) yield states[k]!.pending!
          if (before.pending) yield before.pending
          states[taken.from] = undefined
          states[k] = { rows: before.rows.with(k, taken.row), match: before.match }
          yield* shown(k, row, taken.row, states[k]!)
          continue
        }
        const own = states[k]
        if (!own && !isFirst(k)) continue
        const going = own ?? { rows: steps.map(() => undefined), match: nextMatch }
        const extended = matched(k, row, going)
        if (!extended) continue
        if (!own) nextMatch++
        states[k] = { rows: going.rows.with(k, extended), match: going.match }
        yield* shown(k, row, extended, states[k]!)
      }
    }

    /** The nearest step before that has a sequence which the row carries on here; only optional steps may lie between. */
    function takenOver(k: number, row: StepRow, states: readonly (State | undefined)[]): { from: number; row: StepRow } | undefined {
      for (let from = k - 1; from >= 0; from--) {
        const before = states[from]
        const promoted = before && matched(k, row, before)
        if (promoted) return { from, row: promoted }
        if (!steps[from]!.optional) return undefined
      }
      return undefined
    }

    /** The row with its declared columns where it meets the step's condition. */
    function matched(k: number, row: StepRow, state: State): StepRow | undefined {
      const slots: SqlValue[] = [...row.slice(0, settings.width), ...state.rows.flatMap((held) => held ?? blank)]
      const [met, ...values] = steps[k]!.evaluate(slots)
      return met === 1n ? [...row.slice(0, settings.width), ...values] : undefined
    }

    function* shown(k: number, row: StepRow, extended: StepRow, state: State): Iterable<StepRow> {
      const { output } = steps[k]!
      if (output === 'none') return
      const result = [...extended, ...(settings.matchId ? [state.match] : []), ...row.slice(settings.width)]
      if (output === 'all') yield result
      else state.pending = result
    }
  },
}
