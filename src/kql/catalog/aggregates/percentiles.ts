import { isArray } from '../../runtime/dynamic-values.ts'
import type { KqlType } from '../../types.ts'
import type { Dynamic } from '../../values/json.ts'
import { textOfDatetime, textOfTimespan } from '../../values/text.ts'
import { type AggregateForm, type AggregateRow, defineJsAggregate } from '../aggregate-row.ts'

type Value = number | bigint

interface Weighed {
  readonly values: Value[]
  readonly weights: number[]
  percents: readonly number[]
}

const TYPES = ['long', 'int', 'real', 'decimal', 'datetime', 'timespan'] as const satisfies readonly KqlType[]

const start = (): Weighed => ({ values: [], weights: [], percents: [] })

/** The element at the nearest rank: Kusto's percentile of integers is one of them, never between two. */
function atPercents({ values, weights, percents }: Weighed): (Value | null)[] {
  const order = values.map((_value, i) => i).sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : 0))
  let sum = 0
  const upTo = order.map((i) => {
    sum += weights[i] ?? 1
    return sum
  })
  return percents.map((percent) => {
    const rank = Math.max(1, Math.ceil((percent / 100) * sum))
    const found = order[upTo.findIndex((weight) => weight >= rank)]
    return found === undefined ? null : values[found]!
  })
}

/** How a value of a type stands inside an array. */
const inJson = (type: (typeof TYPES)[number], value: Value): Dynamic =>
  type === 'datetime' ? textOfDatetime(value as bigint) : type === 'timespan' ? textOfTimespan(value as bigint) : value

const asArray = (type: (typeof TYPES)[number]) => (state: Weighed) => {
  const found = atPercents(state)
  if (found.some((value) => value === null)) return null
  return type === 'real' ? Float64Array.from(found as number[]) : found.map((value) => inJson(type, value!))
}

/** Percentages given one by one, or as one array. */
const percentsOf = (given: readonly Dynamic[]): number[] => given.flatMap((one) => (isArray(one) ? one.map(Number) : [Number(one)]))

function forms(isWeighed: boolean, isArrayed: boolean): AggregateForm[] {
  return TYPES.map((type): AggregateForm => {
    const weight = isWeighed ? (['long'] as const) : []
    const js = defineJsAggregate<Weighed>({
      start,
      step: (state, value: Value, ...rest: never[]) => {
        const [first, ...others] = rest as readonly Dynamic[]
        state.values.push(value)
        if (isWeighed) state.weights.push(Number(first))
        if (state.percents.length === 0) state.percents = percentsOf(isWeighed ? others : (rest as readonly Dynamic[]))
        return state
      },
      result: isArrayed ? asArray(type) : (state) => atPercents(state)[0] ?? null,
    })
    if (!isArrayed) return { params: [type, ...weight, 'real'], returns: type, js }
    return { params: [type, ...weight, 'json'], rest: 'json', returns: 'dynamic', js }
  })
}

/** Values at percentages of the rows, and of rows that count as many. */
export const percentiles: readonly AggregateRow[] = [
  {
    name: 'percentile',
    doc: 'The value at a percentile, by nearest rank',
    example: ['percentile(n, 50)', '2'],
    forms: forms(false, false),
  },
  {
    name: 'percentilew',
    doc: 'The value at a percentile where each row counts as many as its weight says',
    example: ['percentilew(n, 10 - 4 * n, 50)', '1'],
    forms: forms(true, false),
  },
  {
    name: 'percentiles_array',
    doc: 'The values at several percentiles as an array',
    example: ['percentiles_array(n, 10, 90)', '[1,2]'],
    forms: forms(false, true),
  },
  {
    name: 'percentilesw_array',
    doc: 'The values at several percentiles as an array, each row counting as many as its weight says',
    example: ['percentilesw_array(n, 10 - 4 * n, 50, 90)', '[1,2]'],
    forms: forms(true, true),
  },
]
