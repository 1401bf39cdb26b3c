import type { Probe } from '../compile.ts'
import type { KqlColumn } from '../types.ts'
import type { StepRow } from './step.ts'

/** Works the columns of an open operator out of the rows its probe asked for. */
export interface ShapeFinder {
  readonly name: string
  columns(rows: Iterable<StepRow>, settings: unknown): KqlColumn[]
}

const finders: readonly ShapeFinder[] = []
const byName = new Map(finders.map((finder) => [finder.name, finder]))

export function shapeOf(probe: Probe, rows: Iterable<StepRow>): KqlColumn[] {
  const finder = byName.get(probe.operator)
  if (!finder) throw new Error(`nothing finds the columns of ${probe.operator}`)
  return finder.columns(rows, probe.settings)
}
