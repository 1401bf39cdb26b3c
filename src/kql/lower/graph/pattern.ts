import type { Syntax } from '../../adapter/syntax.ts'
import type { EdgePattern, PathSettings } from '../../steps/graph-paths.ts'

/** The variables of a pattern: node slots, and edge slots with whether they are of variable length. */
export interface Pattern {
  readonly nodes: readonly (string | undefined)[]
  readonly edges: readonly { readonly name: string | undefined; readonly variable: boolean }[]
  readonly chains: PathSettings['chains']
}

function directionOf(edge: Syntax): EdgePattern['direction'] {
  const text = `${edge.token('FirstToken')}${edge.token('LastToken')}`
  if (text.startsWith('<')) return 'in'
  return text.endsWith('>') ? 'out' : 'any'
}

/** Reads patterns such as `(a)-[e*1..3]->(b), (b)-->(c)`: the same name is the same node. */
export function readPattern(patterns: readonly Syntax[]): Pattern {
  const nodes: (string | undefined)[] = []
  const edges: { name: string | undefined; variable: boolean }[] = []
  const nodeSlot = (name: string | undefined) => {
    const known = name === undefined ? -1 : nodes.indexOf(name)
    return known >= 0 ? known : nodes.push(name) - 1
  }
  const chains = patterns.map((pattern) => {
    const parts = pattern.list('PatternElements')
    const slots: number[] = []
    const links: EdgePattern[] = []
    for (const part of parts) {
      const name = part.maybe('Name')?.simpleName || undefined
      if (part.kind === 'GraphMatchPatternNode') {
        slots.push(nodeSlot(name))
        continue
      }
      const range = part.maybe('Range')
      const [from, to] = ['RangeStart', 'RangeEnd'].map((end) => Number(range?.maybe(end)?.text ?? Number.NaN)) as [number, number]
      links.push({
        slot: edges.push({ name, variable: range !== undefined }) - 1,
        direction: directionOf(part),
        least: range ? from : 1,
        most: range ? to : 1,
      })
    }
    return { nodes: slots, edges: links }
  })
  return { nodes, edges, chains }
}
