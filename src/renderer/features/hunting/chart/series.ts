import { type HuntResult, isNumeric, numberOf, textOf } from '../results/frame.ts'
import { type Broken, binOf, broken, grounded } from './bins.ts'
import { type ChartKind, isLine, isStacked } from './kinds.ts'

export interface Series {
  readonly name: string
  /** x as a number of milliseconds, a number, or a place among the labels; no value where a line has to break */
  readonly points: readonly Broken[]
}

export interface ChartData {
  readonly axis: 'time' | 'value' | 'label'
  readonly xTitle: string
  readonly yTitle: string
  readonly labels: readonly string[]
  readonly series: readonly Series[]
  /** what was left out because a chart of it could not be read */
  readonly note?: string
}

const MOST_SERIES = 24
const MOST_POINTS = 50_000

const listOf = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined)

const named = (result: HuntResult, names: string | undefined): number[] =>
  (names ?? '')
    .split(',')
    .map((name) => result.columns.findIndex((column) => column.name === name.trim()))
    .filter((place) => place >= 0)

interface Roles {
  readonly x: number
  readonly y: readonly number[]
  readonly split: readonly number[]
}

/** Whether a dynamic column holds lists of numbers, as `make-series` gives. */
const isNumberList = (result: HuntResult, place: number) =>
  result.columns[place]!.type === 'dynamic' &&
  result.values[place]!.some((value) => listOf(value)?.some((each) => typeof each === 'number'))
const isTimeList = (result: HuntResult, place: number) =>
  result.columns[place]!.type === 'dynamic' &&
  result.values[place]!.some((value) => typeof listOf(value)?.[0] === 'string' && !Number.isNaN(Date.parse(String(listOf(value)?.[0]))))

/** Which column is x, which are y and which part the rows into series: as the query says, else as Kusto's clients choose. */
function rolesOf(result: HuntResult, kind: ChartKind): Roles | undefined {
  const properties = result.render?.properties ?? {}
  const places = result.columns.map((_, place) => place)
  const measures = (place: number) =>
    isNumeric(result.columns[place]!.type) || result.columns[place]!.type === 'timespan' || isNumberList(result, place)
  const moments = (place: number) => result.columns[place]!.type === 'datetime' || isTimeList(result, place)
  const x =
    named(result, properties.xcolumn)[0] ??
    (kind === 'time' ? places.find(moments) : undefined) ??
    (kind === 'pie' ? places.find((place) => !measures(place)) : undefined) ??
    places.find(moments) ??
    (kind === 'scatter' ? places.find(measures) : places.find((place) => !measures(place))) ??
    0
  const asked = named(result, properties.ycolumns)
  const y = asked.length > 0 ? asked : places.filter((place) => place !== x && measures(place))
  if (y.length === 0) return undefined
  const asSeries = named(result, properties.series)
  const split =
    asSeries.length > 0 ? asSeries : places.filter((place) => place !== x && !y.includes(place) && result.columns[place]!.type === 'string')
  return { x, y: kind === 'pie' ? y.slice(0, 1) : y, split: kind === 'pie' ? [] : split }
}

interface Drawn {
  readonly name: string
  readonly points: readonly (readonly [number, number])[]
}

/** Series of binned times with what stands in bins that have no row: a break of the line, or nothing stacked. */
function inBins(series: readonly Drawn[], stacked: boolean): Series[] {
  const times = series.flatMap(({ points }) => points.map(([at]) => at))
  const step = binOf(times)
  if (step === undefined) return [...series]
  return series.map(({ name, points }) => ({ name, points: stacked ? grounded(points, times, step) : broken(points, step) }))
}

/** The series a chart of that kind draws, or undefined where the answer has no number to draw. */
export function chartDataOf(result: HuntResult, kind: ChartKind): ChartData | undefined {
  const roles = rolesOf(result, kind)
  if (!roles) return undefined
  const { x, y, split } = roles
  const xType = result.columns[x]!.type
  const axis =
    xType === 'datetime' || isTimeList(result, x)
      ? 'time'
      : (isNumeric(xType) || isNumberList(result, x)) && kind !== 'bar'
        ? 'value'
        : 'label'
  const labels = new Map<string, number>()
  const place = (value: unknown): number => {
    if (axis === 'time') return Date.parse(String(value))
    if (axis === 'value') return numberOf(value, 'real')
    const text = textOf(value) || '(empty)'
    const known = labels.get(text)
    if (known !== undefined) return known
    labels.set(text, labels.size)
    return labels.size - 1
  }
  const series = new Map<string, [number, number][]>()
  let points = 0
  for (let row = 0; row < result.rowCount && points < MOST_POINTS; row++) {
    const parts = split.map((column) => textOf(result.values[column]?.[row]) || '(empty)')
    for (const column of y) {
      const name = [...parts, ...(y.length > 1 || parts.length === 0 ? [result.columns[column]!.name] : [])].join(', ')
      const of = series.get(name) ?? []
      series.set(name, of)
      const [at, value] = [result.values[x]?.[row], result.values[column]?.[row]]
      const list = listOf(value)
      const moments = listOf(at)
      for (const [step, each] of list?.entries() ?? []) of.push([moments ? place(moments[step]) : step, Number(each)])
      if (!list) of.push([place(at), numberOf(value, result.columns[column]!.type)])
      points += list?.length ?? 1
    }
  }
  const total = ([, of]: [string, [number, number][]]) => of.reduce((sum, [, value]) => sum + Math.abs(value || 0), 0)
  const largest = series.size > MOST_SERIES ? [...series].sort((a, b) => total(b) - total(a)).slice(0, MOST_SERIES) : [...series]
  const drawn = largest.map(([name, of]) => ({
    name,
    points: axis === 'label' ? of : of.filter(([at]) => !Number.isNaN(at)).sort((a, b) => a[0] - b[0]),
  }))
  const told = axis === 'time' && (isLine(kind) || isStacked(kind)) ? inBins(drawn, isStacked(kind)) : drawn
  const breaks = told.some(({ points }) => points.some(([, value]) => value === null))
  const shows = [
    series.size > MOST_SERIES ? `the ${MOST_SERIES} largest of ${series.size} series` : '',
    points >= MOST_POINTS ? `the first ${MOST_POINTS.toLocaleString('en')} points` : '',
  ].filter(Boolean)
  const note = [shows.length > 0 ? `Shows ${shows.join(' and ')}` : '', breaks ? 'A line breaks where there are no rows' : '']
    .filter(Boolean)
    .join('. ')
  return {
    axis,
    xTitle: result.render?.properties.xtitle ?? result.columns[x]!.name,
    yTitle: result.render?.properties.ytitle ?? (y.length === 1 ? result.columns[y[0]!]!.name : ''),
    labels: [...labels.keys()],
    series: told,
    ...(note ? { note } : {}),
  }
}
