import { hunt } from './scratch.ts'

interface Answer {
  readonly columns: readonly string[]
  readonly types?: readonly (string | null)[]
  readonly rows: readonly (readonly unknown[])[]
  readonly typed_rows?: readonly (readonly unknown[])[]
}

/** A query with the answer that was recorded of Microsoft's engine, or its refusal. */
export interface Recorded {
  readonly id: string
  readonly query: string
  readonly tier?: string
  readonly expected?: Answer
  readonly emulator?: Answer
  readonly engine_error?: unknown
  readonly ordered?: boolean
  readonly nondeterministic?: boolean
}

const DATETIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d+))?Z?$/
const TIMESPAN = /^(-)?(?:(\d+)\.)?(\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,7}))?$/
const NUMBER = /^[-+]?[\d.]+(e[+-]?\d+)?$/i

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A cell in one spelling, whatever way it was written down. */
function spelled(value: unknown, type: string | null | undefined): unknown {
  if (value === null || value === undefined) return type === 'string' ? '' : null
  const text = String(value)
  const [at, span] = [DATETIME.exec(text), TIMESPAN.exec(text)]
  if (type === 'datetime') return at ? `${at[1]}T${at[2]}.${(at[3] ?? '').padEnd(7, '0')}` : text
  if (type === 'timespan' && span)
    return `${span[1] ?? ''}${Number(span[2] ?? 0)}.${span[3]!.padStart(2, '0')}:${span[4]}:${span[5]}.${(span[6] ?? '').padEnd(7, '0')}`
  if (type === 'bool') return /^(1|true)$/i.test(text) ? true : /^(0|false)$/i.test(text) ? false : value
  if (type === 'dynamic' && typeof value === 'string') return fromJson(value)
  return (type === 'real' || type === 'decimal') && NUMBER.test(text) ? Number(text) : value
}

const decimals = (value: number) => (String(value).split('.')[1] ?? '').length

function sameNumber(a: number, b: number, loose: boolean): boolean {
  const shown = Math.min(decimals(a), decimals(b))
  const distance = Math.abs(a - b)
  return distance <= (loose ? 0.05 : 1e-6) * Math.max(1, Math.abs(a), Math.abs(b)) || (shown > 0 && distance <= 0.5 * 10 ** -shown + 1e-12)
}

/** Reals to six digits or as shown, arrays in any order; estimates (`loose`) within 5 per cent. */
function same(a: unknown, b: unknown, loose: boolean): boolean {
  if (a === b) return true
  if (a === null || b === null || a === undefined || b === undefined) return (a ?? '') === (b ?? '') || (a ?? 'NaN') === (b ?? 'NaN')
  if (typeof a === 'number' && typeof b === 'number') return sameNumber(a, b, loose)
  if (Array.isArray(a) && Array.isArray(b)) return matched(a, b, (x, y) => same(x, y, loose))
  if (typeof a === 'object' && typeof b === 'object' && !Array.isArray(a) && !Array.isArray(b)) {
    const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>]
    const keys = Object.keys(x)
    return keys.length === Object.keys(y).length && keys.every((key) => key in y && same(x[key], y[key], loose))
  }
  if (typeof a === 'object' || typeof b === 'object') return false
  const [x, y] = [String(a), String(b)]
  return x === y || (x.trim() !== '' && y.trim() !== '' && Number(x) === Number(y))
}

function matched<T>(a: readonly T[], b: readonly T[], equal: (x: T, y: T) => boolean): boolean {
  if (a.length !== b.length) return false
  if (a.every((x, i) => equal(x, b[i]!))) return true
  const left = [...b]
  return a.every((x) => {
    const at = left.findIndex((y) => equal(x, y))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

function answersAs(query: string, wanted: Answer, ordered: boolean): boolean {
  const result = hunt(query)
  if (!result.ok) return false
  const { columns, rows } = result.value
  if (JSON.stringify(columns.map(({ name }) => name)) !== JSON.stringify(wanted.columns)) return false
  const loose = /dcount|percentile|hll|tdigest/.test(query)
  const inOneSpelling = (row: readonly unknown[]) => row.map((value, i) => spelled(value, wanted.types?.[i]))
  const [got, want] = [rows.map(inOneSpelling), (wanted.typed_rows ?? wanted.rows).map(inOneSpelling)]
  const equal = (x: readonly unknown[], y: readonly unknown[]) => x.length === y.length && x.every((value, i) => same(value, y[i], loose))
  return ordered ? got.length === want.length && got.every((row, i) => equal(row, want[i]!)) : matched(got, want, equal)
}

/** The ids of queries that do not answer as recorded (or are answered where the engine refused). Those without one sure answer are left out. */
export function scored(cases: readonly Recorded[]): string[] {
  return cases
    .filter((one) => one.tier !== 'weak' && !one.nondeterministic)
    .filter((one) => {
      const wanted = one.tier === 'engine' ? one.emulator : one.expected
      if (!wanted) return hunt(one.query).ok
      return !answersAs(one.query, wanted, one.ordered === true)
    })
    .map(({ id }) => id)
}
