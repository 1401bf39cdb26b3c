import type { Made } from './made.ts'

/**
 * A second evaluator for a part of KQL, as plain as can be: rows are arrays, every operator a loop. It shares no code with the
 * compiler, so that both being wrong in the same way is unlikely.
 */
export type Datum = number | string | null
export type Row = readonly Datum[]
export interface Sheet {
  readonly names: readonly string[]
  readonly types: readonly ('long' | 'string')[]
  readonly rows: readonly Row[]
}

export type Test =
  | { readonly kind: 'compare'; readonly column: string; readonly op: '==' | '!=' | '<' | '>='; readonly value: Datum }
  | { readonly kind: 'in'; readonly column: string; readonly negative: boolean; readonly values: readonly Datum[] }
  | { readonly kind: 'text'; readonly column: string; readonly op: 'contains' | 'startswith' | '=~' | '!contains'; readonly value: string }
  | { readonly kind: 'not'; readonly of: Test }
  | { readonly kind: 'both' | 'either'; readonly left: Test; readonly right: Test }

export type Operator =
  | { readonly kind: 'where'; readonly test: Test }
  | {
      readonly kind: 'extend'
      readonly name: string
      readonly column: string
      readonly op: '+' | '-' | '*' | '%' | '/'
      readonly by: number
    }
  | { readonly kind: 'distinct'; readonly columns: readonly string[] }
  | { readonly kind: 'summarize'; readonly by: readonly string[]; readonly of: string }
  | { readonly kind: 'join'; readonly how: 'inner' | 'leftouter' | 'leftanti' | 'leftsemi'; readonly key: string; readonly right: Sheet }
  | { readonly kind: 'project-away'; readonly column: string }
  | Made

const same = (a: Datum, b: Datum) => JSON.stringify(a) === JSON.stringify(b)

/** Kusto's truth of a comparison: true, false, or unknown (null). */
function truth(test: Test, row: Row, names: readonly string[]): boolean | null {
  switch (test.kind) {
    case 'compare': {
      const value = row[names.indexOf(test.column)] ?? null
      if (test.op === '==' || test.op === '!=') {
        if (value === null && test.value === null) return null
        return same(value, test.value) === (test.op === '==')
      }
      if (value === null || test.value === null) return null
      return test.op === '<' ? value < test.value : value >= test.value
    }
    case 'in': {
      const value = row[names.indexOf(test.column)] ?? null
      return (value !== null && test.values.some((other) => same(value, other))) !== test.negative
    }
    case 'text': {
      const value = String(row[names.indexOf(test.column)] ?? '').toLowerCase()
      const sought = test.value.toLowerCase()
      if (test.op === '=~') return value === sought
      if (test.op === 'startswith') return value.startsWith(sought)
      return value.includes(sought) === (test.op === 'contains')
    }
    case 'not': {
      const of = truth(test.of, row, names)
      return of === null ? null : !of
    }
    case 'both': {
      const [left, right] = [truth(test.left, row, names), truth(test.right, row, names)]
      return left === false || right === false ? false : left === null || right === null ? null : true
    }
    case 'either': {
      const [left, right] = [truth(test.left, row, names), truth(test.right, row, names)]
      return left || right ? true : left === null || right === null ? null : false
    }
  }
}

function calculated(value: Datum, op: string, by: number): Datum {
  if (typeof value !== 'number') return null
  switch (op) {
    case '+':
      return value + by
    case '-':
      return value - by
    case '*':
      return value * by
    case '/':
      return by === 0 ? null : Math.trunc(value / by) + 0
    default:
      return by === 0 ? null : ((value % Math.abs(by)) + Math.abs(by)) % Math.abs(by)
  }
}

function unique(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]
}

function summarized(sheet: Sheet, by: readonly string[], of: string): Sheet {
  const keys = by.map((name) => sheet.names.indexOf(name))
  const at = sheet.names.indexOf(of)
  const groups = new Map<string, Row[]>(by.length === 0 ? [['[]', []]] : [])
  for (const row of sheet.rows) {
    const key = JSON.stringify(keys.map((k) => row[k]))
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const rows = [...groups].map(([key, members]) => {
    const values = members.map((row) => row[at] ?? null).filter((value): value is number => typeof value === 'number')
    const extreme = (pick: (...of: number[]) => number) => (values.length ? pick(...values) : null)
    const sum = values.reduce((a, b) => a + b, 0)
    return [...(JSON.parse(key) as Datum[]), members.length, sum, extreme(Math.min), extreme(Math.max), new Set(values).size]
  })
  return {
    names: [...by, 'n', 'total', 'least', 'most', 'kinds'],
    types: [...keys.map((k) => sheet.types[k]!), 'long', 'long', 'long', 'long', 'long'],
    rows,
  }
}

function joined(sheet: Sheet, how: string, key: string, right: Sheet): Sheet {
  const [l, r] = [sheet.names.indexOf(key), right.names.indexOf(key)]
  const partners = (row: Row) => right.rows.filter((other) => same(row[l] ?? null, other[r] ?? null))
  if (how === 'leftanti') return { ...sheet, rows: sheet.rows.filter((row) => partners(row).length === 0) }
  if (how === 'leftsemi') return { ...sheet, rows: sheet.rows.filter((row) => partners(row).length > 0) }
  const nothing = right.types.map((type): Datum => (type === 'string' ? '' : null))
  const rows = sheet.rows.flatMap((row) => {
    const found = partners(row)
    if (found.length === 0 && how === 'leftouter') return [[...row, ...nothing]]
    return found.map((other) => [...row, ...other])
  })
  const names = [...sheet.names]
  for (const name of right.names) {
    let free = name
    for (let n = 1; names.includes(free); n++) free = `${name}${n}`
    names.push(free)
  }
  return { names, types: [...sheet.types, ...right.types], rows }
}

/** What an operator makes of a sheet. */
export function applied(sheet: Sheet, operator: Operator): Sheet {
  const { names, types, rows } = sheet
  switch (operator.kind) {
    case 'where':
      return { ...sheet, rows: rows.filter((row) => truth(operator.test, row, names) === true) }
    case 'extend': {
      const from = names.indexOf(operator.column)
      const at = names.indexOf(operator.name)
      const value = (row: Row) => calculated(row[from] ?? null, operator.op, operator.by)
      if (at >= 0) return { names, types: types.with(at, 'long'), rows: rows.map((row) => row.with(at, value(row))) }
      return { names: [...names, operator.name], types: [...types, 'long'], rows: rows.map((row) => [...row, value(row)]) }
    }
    case 'distinct': {
      const places = operator.columns.map((name) => names.indexOf(name))
      return {
        names: operator.columns,
        types: places.map((at) => types[at]!),
        rows: unique(rows.map((row) => places.map((at) => row[at] ?? null))),
      }
    }
    case 'summarize':
      return summarized(sheet, operator.by, operator.of)
    case 'made':
      return operator.apply(sheet)
    case 'join':
      return joined(sheet, operator.how, operator.key, operator.right)
    case 'project-away': {
      const keep = names.flatMap((name, i) => (name === operator.column ? [] : [i]))
      return {
        names: keep.map((i) => names[i]!),
        types: keep.map((i) => types[i]!),
        rows: rows.map((row) => keep.map((i) => row[i] ?? null)),
      }
    }
  }
}

const literal = (value: Datum) =>
  value === null ? 'long(null)' : typeof value === 'number' ? (value < 0 ? `(${value})` : String(value)) : JSON.stringify(value)
const cell = (value: Datum) => (typeof value === 'number' ? String(value) : literal(value))

/** A sheet as a datatable. */
export const datatable = ({ names, types, rows }: Sheet) =>
  `datatable(${names.map((name, i) => `${name}: ${types[i]}`).join(', ')})[${rows.flatMap((row) => row.map(cell)).join(', ')}]`

function testText(test: Test): string {
  switch (test.kind) {
    case 'compare':
      return `${test.column} ${test.op} ${literal(test.value)}`
    case 'in':
      return `${test.column} ${test.negative ? '!in' : 'in'} (${test.values.map(literal).join(', ')})`
    case 'text':
      return `${test.column} ${test.op} ${literal(test.value)}`
    case 'not':
      return `not(${testText(test.of)})`
    default:
      return `(${testText(test.left)} ${test.kind === 'both' ? 'and' : 'or'} ${testText(test.right)})`
  }
}

/** An operator as KQL. */
export function operatorText(operator: Operator): string {
  switch (operator.kind) {
    case 'where':
      return `where ${testText(operator.test)}`
    case 'extend':
      return `extend ${operator.name} = ${operator.column} ${operator.op} ${literal(operator.by)}`
    case 'distinct':
      return `distinct ${operator.columns.join(', ')}`
    case 'summarize': {
      const { of, by } = operator
      return `summarize n = count(), total = sum(${of}), least = min(${of}), most = max(${of}), kinds = dcount(${of})${by.length ? ` by ${by.join(', ')}` : ''}`
    }
    case 'join':
      return `join kind=${operator.how} (${datatable(operator.right)}) on ${operator.key}`
    case 'made':
      return operator.text
    case 'project-away':
      return `project-away ${operator.column}`
  }
}
