/** A moment at which something begins. Alerts and entities of one stop begin at the same moment: their order cannot be proven. */
export interface Stop {
  readonly time: string
  readonly alerts: readonly number[]
  readonly entities: readonly number[]
}

/** All moments of an incident in order, on one clock. Times are ISO text as the contract writes it, which sorts as it reads. */
export interface Timeline {
  readonly stops: readonly Stop[]
}

export const emptyTimeline: Timeline = { stops: [] }

/** The moments of alerts that have one and of entities; an entity without a time stands from the start and is no stop. */
export function createTimeline(
  alerts: readonly { readonly id: number; readonly firstActivity: string }[],
  entities: readonly { readonly id: number; readonly first: string | null }[],
): Timeline {
  const stops = new Map<string, { time: string; alerts: number[]; entities: number[] }>()
  const stopAt = (time: string) => {
    const known = stops.get(time)
    if (known) return known
    const made = { time, alerts: [], entities: [] }
    stops.set(time, made)
    return made
  }
  for (const { id, firstActivity } of alerts) stopAt(firstActivity).alerts.push(id)
  for (const { id, first } of entities) if (first !== null) stopAt(first).entities.push(id)
  const inOrder = [...stops.values()].sort((a, b) => (a.time < b.time ? -1 : 1))
  for (const stop of inOrder) {
    stop.alerts.sort((a, b) => a - b)
    stop.entities.sort((a, b) => a - b)
  }
  return { stops: inOrder }
}

/** Place of the last stop at or before a moment; -1 where the moment is before all of them. */
export function stopUntil({ stops }: Timeline, time: string): number {
  let [low, high] = [0, stops.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (stops[middle]!.time <= time) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** How many alerts have begun by a stop. */
export const alertsUntil = ({ stops }: Timeline, stop: number): number =>
  stops.slice(0, stop + 1).reduce((count, { alerts }) => count + alerts.length, 0)
