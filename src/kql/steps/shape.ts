import type { Probe } from '../compile.ts'
import type { KqlColumn, KqlType } from '../types.ts'
import { parseDatetime } from '../values/datetime-text.ts'
import { parseDynamic } from '../values/json.ts'
import type { StepRow } from './step.ts'

/** A date as JSON writes one; shorter texts that happen to read as dates stay text. */
const DATETIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

function typeOfValue(value: unknown): KqlType | undefined {
  if (value === null) return undefined
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'long'
  if (typeof value === 'number') return Number.isInteger(value) ? 'long' : 'real'
  if (typeof value === 'string') return DATETIME.test(value) && parseDatetime(value) !== null ? 'datetime' : 'string'
  return 'dynamic'
}

function joinTypes(a: KqlType | undefined, b: KqlType | undefined): KqlType | undefined {
  if (!a || !b || a === b) return a ?? b
  if ((a === 'long' && b === 'real') || (a === 'real' && b === 'long')) return 'real'
  if ((a === 'string' && b === 'datetime') || (a === 'datetime' && b === 'string')) return 'string'
  return 'dynamic'
}

/** Columns for the keys of bags, each with the type all its values share. */
function bagColumns(rows: Iterable<StepRow>, { ignored, prefix }: { ignored: readonly string[]; prefix: string }): KqlColumn[] {
  const types = new Map<string, KqlType | undefined>()
  for (const [json] of rows) {
    const bag = json === null ? null : parseDynamic(String(json))
    if (bag === null || typeof bag !== 'object' || Array.isArray(bag)) continue
    for (const [key, value] of Object.entries(bag)) {
      if (!ignored.includes(key)) types.set(key, joinTypes(types.get(key), typeOfValue(value)))
    }
  }
  return [...types].map(([key, type]) => ({ name: `${prefix}${key}`, type: type ?? 'dynamic' }))
}

function pivotColumns(rows: Iterable<StepRow>, { type }: { type: KqlType }): KqlColumn[] {
  return [...rows].map(([name]) => ({ name: String(name), type })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

const finders: Record<string, (rows: Iterable<StepRow>, settings: never) => KqlColumn[]> = { bag_unpack: bagColumns, pivot: pivotColumns }

/** The columns of an open operator, worked out of the rows its probe asked for. */
export function shapeOf(probe: Probe, rows: Iterable<StepRow>): KqlColumn[] {
  const find = finders[probe.operator]
  if (!find) throw new Error(`nothing finds the columns of ${probe.operator}`)
  return find(rows, probe.settings as never)
}
