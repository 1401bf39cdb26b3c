import { ticksFromIso } from '#base/ticks.ts'
import { corrected } from '#model/device-clock.ts'
import type { Inputs, Outputs, Reads } from '../calls/index.ts'
import type { ReadStore } from '../store/sql.ts'
import { describeProcesses } from './describe.ts'
import { eventsOfProcess } from './events.ts'
import { forestOf, processOf } from './forest.ts'
import type { KnownProcess } from './known-process.ts'
import { searchProcesses } from './search.ts'

function roots(store: ReadStore, input: Inputs['processes']['roots']): Outputs['processes']['roots'] {
  const forest = forestOf(store, input.device)
  const shown = forest.roots.slice(input.offset, input.offset + input.limit)
  return { total: forest.roots.length, all: forest.all, processes: describeProcesses(store, forest, shown) }
}

const isWithin = (at: bigint, from: bigint | null, to: bigint | null) => (from === null || at >= from) && (to === null || at <= to)

function children(store: ReadStore, input: Inputs['processes']['children']): Outputs['processes']['children'] {
  const forest = forestOf(store, input.device)
  const [from, to] = [input.from ? ticksFromIso(input.from) : null, input.to ? ticksFromIso(input.to) : null]
  const within = processOf(forest, input.process).children.filter(
    ({ created }) => created === null || isWithin(corrected(created, forest.scope.correction), from, to),
  )
  const shown = within.slice(input.offset, input.offset + input.limit)
  return { total: within.length, processes: describeProcesses(store, forest, shown) }
}

/** A process with those it descends from, the first ancestor first. */
export function ancestry(process: KnownProcess): KnownProcess[] {
  const path: KnownProcess[] = []
  for (let up: KnownProcess | null = process; up; up = up.parent) path.unshift(up)
  return path
}

export const processReads: Reads<'processes'> = {
  roots,
  children,
  path: (store, input) => {
    const forest = forestOf(store, input.device)
    return { processes: describeProcesses(store, forest, ancestry(processOf(forest, input.process))) }
  },
  events: eventsOfProcess,
  search: searchProcesses,
}
