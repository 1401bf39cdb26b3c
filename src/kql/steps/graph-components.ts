import type { SqlValue } from '../udf/convert-value.ts'
import type { StepOperator, StepRow } from './step.ts'

const keyOf = (value: SqlValue | undefined) => `${typeof value}:${String(value)}`

/** Which nodes can be reached from one along given edges. */
function reached(start: string, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set([start])
  for (const node of seen) for (const next of edges.get(node) ?? []) seen.add(next)
  return seen
}

/** Numbers the sets of nodes that hang together: by any path, or (strong) by paths both ways. */
export const graphComponents: StepOperator = {
  name: 'graph_components',
  *run([nodes, edges], { strong }: { strong: boolean }): Iterable<StepRow> {
    const along = new Map<string, string[]>()
    const against = new Map<string, string[]>()
    const link = (map: Map<string, string[]>, from: string, to: string) => map.set(from, [...(map.get(from) ?? []), to])
    const order: SqlValue[] = []
    for (const [source, target] of edges!.rows()) {
      const [from, to] = [keyOf(source), keyOf(target)]
      link(along, from, to)
      link(strong ? against : along, to, from)
      order.push(source!, target!)
    }
    for (const [key] of nodes!.rows()) order.push(key!)
    const component = new Map<string, bigint>()
    let next = 0n
    for (const key of order) {
      const start = keyOf(key)
      if (component.has(start)) continue
      const members = strong ? reached(start, along).intersection(reached(start, against)) : reached(start, along)
      for (const member of members) component.set(member, next)
      next++
    }
    for (const [key] of nodes!.rows()) yield [key!, component.get(keyOf(key)) ?? null]
  },
}
