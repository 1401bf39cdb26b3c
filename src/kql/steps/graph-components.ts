import type { SqlValue } from '../udf/convert-value.ts'
import type { StepOperator, StepRow } from './step.ts'

const keyOf = (value: SqlValue | undefined) => `${typeof value}:${String(value)}`

/** Which nodes can be reached from one along given edges. */
function reached(start: string, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set([start])
  for (const node of seen) for (const next of edges.get(node) ?? []) seen.add(next)
  return seen
}

/** Numbers the sets of nodes that hang together: by any path, or (strong) by paths both ways; each part of a partitioned graph from nought. */
export const graphComponents: StepOperator = {
  name: 'graph_components',
  *run([nodes, edges], { strong }: { strong: boolean }): Iterable<StepRow> {
    const along = new Map<string, string[]>()
    const against = new Map<string, string[]>()
    const link = (map: Map<string, string[]>, from: string, to: string) => {
      const links = map.get(from)
      if (links) links.push(to)
      else map.set(from, [to])
    }
    const order: { key: SqlValue; part: string }[] = []
    for (const [source, target, partOf] of edges!.rows()) {
      const [from, to] = [keyOf(source), keyOf(target)]
      link(along, from, to)
      link(strong ? against : along, to, from)
      const part = keyOf(partOf)
      order.push({ key: source!, part }, { key: target!, part })
    }
    for (const [key, part] of nodes!.rows()) order.push({ key: key!, part: keyOf(part) })
    const component = new Map<string, bigint>()
    const numbers = new Map<string, bigint>()
    for (const { key, part } of order) {
      const start = keyOf(key)
      if (component.has(start)) continue
      const members = strong ? reached(start, along).intersection(reached(start, against)) : reached(start, along)
      const number = numbers.get(part) ?? 0n
      for (const member of members) component.set(member, number)
      numbers.set(part, number + 1n)
    }
    for (const [key] of nodes!.rows()) yield [key!, component.get(keyOf(key)) ?? null]
  },
}
