import type { Moment } from './moment.ts'
import type { Row, World } from './world.ts'

/** One thing somebody did, with the row that shows it. */
export type Act = { plot: string; stage: string; technique: string; says: string; row: Row }

/** What really happened behind a group of alerts. */
export type Plot = {
  key: string
  name: string
  truePositive: boolean
  summary: string
  rootCause?: { kind: string; entity: string; row: Row }
  /** From the first entity to the last, in the order of the attack. */
  path: { kind: string; entity: string }[]
  lastAffected?: { kind: string; entity: string; at: Moment }
}

/** Notes an act of a plot; `row` is the record that shows it. */
export function note(world: World, plot: string, stage: string, technique: string, says: string, row: Row): Row {
  world.acts.push({ plot, stage, technique, says, row })
  return row
}

export function plot(world: World, told: Plot): void {
  world.plots.push(told)
}
