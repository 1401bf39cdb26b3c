import { type HuntResult, isNumeric, numberOf, type RowIndex, textOf } from './frame.ts'

/** A filter over results already there: it narrows what is seen, not what is asked. */
export interface ResultFilter {
  readonly id: number
  readonly column: number
  readonly kind: 'contains' | 'excludes' | 'is' | 'isNot'
  readonly value: string
}

export interface ResultSort {
  readonly column: number
  readonly descending: boolean
}

function passes(filter: ResultFilter): (text: string) => boolean {
  const wanted = filter.value
  const lower = wanted.toLowerCase()
  switch (filter.kind) {
    case 'contains':
      return (text) => text.toLowerCase().includes(lower)
    case 'excludes':
      return (text) => !text.toLowerCase().includes(lower)
    case 'is':
      return (text) => text === wanted
    case 'isNot':
      return (text) => text !== wanted
  }
}

function filtered(result: HuntResult, filters: readonly ResultFilter[]): Int32Array {
  const tests = filters.map((filter) => ({ values: result.values[filter.column] ?? [], passes: passes(filter) }))
  const kept = new Int32Array(result.rowCount)
  let count = 0
  for (let row = 0; row < result.rowCount; row++) if (tests.every((test) => test.passes(textOf(test.values[row])))) kept[count++] = row
  return kept.subarray(0, count)
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Places of the rows in the order of a column; rows without a value stand last in either direction, equal ones as they came. */
function sorted(rows: Int32Array, result: HuntResult, sort: ResultSort): Int32Array {
  const values = result.values[sort.column] ?? []
  const type = result.columns[sort.column]?.type ?? 'string'
  const sign = sort.descending ? -1 : 1
  if (isNumeric(type) || type === 'timespan' || type === 'bool') {
    const keys = Float64Array.from(values, (value) => numberOf(value, type))
    return rows.slice().sort((a, b) => {
      const [x, y] = [keys[a]!, keys[b]!]
      if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) ? (Number.isNaN(y) ? a - b : 1) : -1
      return sign * (x - y) || a - b
    })
  }
  return byRank(rows, textRanks(values, rows, type === 'datetime'), sort.descending)
}

/** Distinct texts that are still put in order as people read them; beyond, they are ordered as they are spelled, in one case. */
const MOST_COLLATED = 100_000

/** The place of each row's text among all texts of the rows, −1 where it is empty: few texts are compared, however many rows there are. */
function textRanks(values: readonly unknown[], rows: Int32Array, areTimes: boolean): { ranks: Int32Array; count: number } {
  const ids = new Map<string, number>()
  const idOf = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const text = textOf(values[rows[i]!])
    const known = text === '' ? -1 : ids.get(text)
    if (known === undefined) ids.set(text, ids.size)
    idOf[i] = known ?? ids.size - 1
  }
  const texts = [...ids.keys()]
  // times are written so that they sort as text
  const plain = areTimes || texts.length > MOST_COLLATED
  const keys = plain && !areTimes ? texts.map((text) => text.toLowerCase()) : texts
  const order = Int32Array.from(texts, (_, id) => id).sort(
    plain ? (a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : 0) : (a, b) => collator.compare(texts[a]!, texts[b]!),
  )
  // texts that count as equal share a rank, so that their rows stay as they came
  const rankOf = new Int32Array(texts.length)
  let rank = -1
  order.forEach((id, place) => {
    const before = order[place - 1]
    const same = before !== undefined && (plain ? keys[before] === keys[id] : collator.compare(texts[before]!, texts[id]!) === 0)
    if (!same) rank += 1
    rankOf[id] = rank
  })
  return { ranks: idOf.map((id) => (id < 0 ? -1 : rankOf[id]!)), count: rank + 1 }
}

/** Rows by rank, in one pass over them; those without one last, equal ones as they came. */
function byRank(rows: Int32Array, { ranks, count }: { ranks: Int32Array; count: number }, descending: boolean): Int32Array {
  const bucket = (rank: number) => (rank < 0 ? count : descending ? count - 1 - rank : rank)
  const starts = new Int32Array(count + 2)
  for (const rank of ranks) starts[bucket(rank) + 1]! += 1
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!
  const sorted = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) sorted[starts[bucket(ranks[i]!)]!++] = rows[i]!
  return sorted
}

export interface Group {
  readonly text: string
  readonly rows: Int32Array
}

/** Rows that pass, in order. */
export function arrange(result: HuntResult, filters: readonly ResultFilter[], sort: ResultSort | undefined): Int32Array {
  const rows = filtered(result, filters)
  return sort ? sorted(rows, result, sort) : rows
}

/** Rows by the value of a column, largest group first. */
export function groupsOf(result: HuntResult, rows: Int32Array, column: number): Group[] {
  const values = result.values[column] ?? []
  const byText = new Map<string, RowIndex[]>()
  for (const row of rows) {
    const text = textOf(values[row])
    const group = byText.get(text)
    if (group) group.push(row)
    else byText.set(text, [row])
  }
  return [...byText].map(([text, of]) => ({ text, rows: Int32Array.from(of) })).sort((a, b) => b.rows.length - a.rows.length)
}

/** Lines of a grouped list: a group's heading is −1 − its place, a row is itself. */
export function groupLines(groups: readonly Group[], opened: ReadonlySet<string>): Int32Array {
  const length = groups.reduce((sum, group) => sum + 1 + (opened.has(group.text) ? group.rows.length : 0), 0)
  const lines = new Int32Array(length)
  let at = 0
  groups.forEach((group, place) => {
    lines[at++] = -1 - place
    if (!opened.has(group.text)) return
    lines.set(group.rows, at)
    at += group.rows.length
  })
  return lines
}

export interface Statistics {
  readonly rows: number
  readonly distinct: number
  readonly empty: number
  /** of numbers and timespans (seconds) only */
  readonly sum?: number
  readonly average?: number
  readonly least?: string
  readonly most?: string
}

/** What a column's values in those rows come to. */
export function statisticsOf(result: HuntResult, rows: Iterable<RowIndex>, column: number): Statistics {
  const values = result.values[column] ?? []
  const type = result.columns[column]?.type ?? 'string'
  const reckons = isNumeric(type)
  const distinct = new Set<string>()
  let [count, empty, sum, numbers] = [0, 0, 0, 0]
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let [first, last] = ['', '']
  for (const row of rows) {
    count++
    const text = textOf(values[row])
    if (text === '') {
      empty++
      continue
    }
    distinct.add(text)
    if (reckons) {
      const number = numberOf(values[row], type)
      if (Number.isNaN(number)) continue
      numbers++
      sum += number
      low = Math.min(low, number)
      high = Math.max(high, number)
    } else if (type === 'datetime') {
      if (first === '' || text < first) first = text
      if (last === '' || text > last) last = text
    }
  }
  const said = { rows: count, distinct: distinct.size, empty }
  if (reckons && numbers > 0) return { ...said, sum, average: sum / numbers, least: String(low), most: String(high) }
  return first ? { ...said, least: first, most: last } : said
}
