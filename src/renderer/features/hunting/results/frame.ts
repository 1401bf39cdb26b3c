import { ticksFromIso } from '#base/ticks.ts'
import { asWritten, parseCorrection } from '#model/device-clock.ts'
import type { OutputOf } from '../../../state/client.ts'

export type HuntResult = OutputOf<'hunt.run'>
export type ResultColumn = HuntResult['columns'][number]
/** Every table of an answer as an answer of its own; what it is drawn as is said of the first. */
export const tablesOf = (result: HuntResult): HuntResult[] => [
  { ...result, more: [] },
  ...result.more.map((table): HuntResult => ({ ...result, ...table, more: [], render: null })),
]

export type ColumnType = ResultColumn['type']

/** By how much a cell's time stands corrected; undefined where it is as it was written: no time, or one no clock ever showed (1601). */
export function correctionOf({ clocks, values }: HuntResult, column: number, row: number): string | undefined {
  const correction = clocks?.columns.includes(column) ? clocks.corrections[clocks.rows[row]! - 1] : undefined
  const [at, by] = correction ? [ticksFromIso(textOf(values[column]?.[row])), parseCorrection(correction)] : [null, null]
  return at === null || by === null || asWritten(at, by) === at ? undefined : correction
}

/** What an index into a result stands for: a row by its place in the answer. Rows are never made into objects. */
export type RowIndex = number

const numeric: ReadonlySet<ColumnType> = new Set(['int', 'long', 'real', 'decimal'])
export const isNumeric = (type: ColumnType): boolean => numeric.has(type)

/** A value as text, whole. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const TICKS = /^(-?)(?:(\d+)\.)?(\d\d):(\d\d):(\d\d)(?:\.(\d+))?$/

/** Seconds of a timespan as Kusto prints it (`1.02:03:04.5000000`). */
export function secondsOf(text: string): number {
  const parts = TICKS.exec(text)
  if (!parts) return Number.NaN
  const [, minus, days = '0', hours, minutes, seconds, fraction = '0'] = parts
  const sum = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(`${seconds}.${fraction}`)
  return minus ? -sum : sum
}

/** A value as a number to reckon or draw with; NaN where it is none. */
export function numberOf(value: unknown, type: ColumnType): number {
  if (value === null || value === undefined || value === '') return Number.NaN
  if (type === 'timespan') return secondsOf(String(value))
  if (type === 'datetime') return Date.parse(String(value))
  if (typeof value === 'boolean') return value ? 1 : 0
  return Number(value)
}

/** Whether a value can be unfolded: an object or list, or a text that is one. */
export function jsonOf(value: unknown): object | undefined {
  if (typeof value === 'object' && value !== null) return value
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return undefined
  try {
    const parsed: unknown = JSON.parse(value)
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined
  } catch {
    return undefined
  }
}
