import type { SqlValue } from '../udf/convert-value.ts'
import { formatDynamic } from '../values/json.ts'
import type { StepOperator, StepRow } from './step.ts'

/** One edge of a pattern: where it is kept, which way it points, how many edges it stands for. */
export interface EdgePattern {
  readonly slot: number
  readonly direction: 'in' | 'out' | 'any'
  readonly least: number
  readonly most: number
}

export interface PathSettings {
  readonly chains: readonly { readonly nodes: readonly number[]; readonly edges: readonly EdgePattern[] }[]
  /** Which edge slots hold many edges. */
  readonly variable: readonly boolean[]
  readonly nodes: number
  readonly cycles: string
  readonly shortest: 'no' | 'any' | 'all'
}

type Key = string

interface Edge {
  readonly id: bigint
  readonly source: Key
  readonly target: Key
  readonly fits: readonly boolean[]
}

/** A way along one edge pattern: the edges taken and where each led. */
interface Leg {
  readonly edges: readonly Edge[]
  readonly stops: readonly Key[]
}

interface Match {
  readonly nodes: readonly (Key | undefined)[]
  readonly legs: readonly (Leg | undefined)[]
}

const keyOf = (value: SqlValue | undefined): Key => `${typeof value}:${String(value)}`

/** Finds every way a pattern lies in a graph. Nodes and edges that cannot fit are left out before the walk begins. */
export const graphPaths: StepOperator = {
  name: 'graph_paths',
  *run([nodeInput, edgeInput], settings: PathSettings): Iterable<StepRow> {
    const nodes = new Map<Key, { key: SqlValue; fits: readonly boolean[] }>()
    for (const [key, ...fits] of nodeInput!.rows()) nodes.set(keyOf(key), { key: key!, fits: fits.map((flag) => flag === 1n) })
    const out = new Map<Key, Edge[]>()
    const into = new Map<Key, Edge[]>()
    const push = (map: Map<Key, Edge[]>, key: Key, edge: Edge) => {
      const edges = map.get(key)
      if (edges) edges.push(edge)
      else map.set(key, [edge])
    }
    for (const [id, source, target, ...fits] of edgeInput!.rows()) {
      const edge: Edge = { id: id as bigint, source: keyOf(source), target: keyOf(target), fits: fits.map((flag) => flag === 1n) }
      if (!nodes.has(edge.source) || !nodes.has(edge.target)) continue
      push(out, edge.source, edge)
      push(into, edge.target, edge)
    }

    const steps = settings.chains.flatMap((chain) => [
      { start: chain.nodes[0]! },
      ...chain.edges.map((edge, i) => ({ from: chain.nodes[i]!, edge, to: chain.nodes[i + 1]! })),
    ])
    const fitting = (slot: number, key: Key) => nodes.get(key)?.fits[slot] === true

    function* extend(match: Match, at: number): Iterable<Match> {
      const step = steps[at]
      if (!step) {
        yield match
        return
      }
      if ('start' in step) {
        const bound = match.nodes[step.start]
        for (const key of bound === undefined ? nodes.keys() : [bound]) {
          if (fitting(step.start, key)) yield* extend({ ...match, nodes: match.nodes.with(step.start, key) }, at + 1)
        }
        return
      }
      const from = match.nodes[step.from]!
      for (const leg of legs(from, step.edge, match)) {
        const end = leg.stops.at(-1) ?? from
        const bound = match.nodes[step.to]
        if ((bound !== undefined && bound !== end) || !fitting(step.to, end)) continue
        yield* extend({ nodes: match.nodes.with(step.to, end), legs: match.legs.with(step.edge.slot, leg) }, at + 1)
      }
    }

    function* legs(from: Key, pattern: EdgePattern, match: Match): Iterable<Leg> {
      const taken = new Set(settings.cycles === 'all' ? [] : match.legs.flatMap((leg) => leg?.edges ?? []))
      const visited = new Set(settings.cycles === 'none' ? [...match.nodes.flatMap((key) => (key === undefined ? [] : [key])), from] : [])
      yield* walk({ edges: [], stops: [] }, from)

      function* walk(leg: Leg, here: Key): Iterable<Leg> {
        if (leg.edges.length >= pattern.least) yield leg
        if (leg.edges.length >= pattern.most) return
        for (const [edge, next] of neighbours(here, pattern)) {
          if (taken.has(edge) || (settings.cycles !== 'all' && leg.edges.includes(edge))) continue
          if (settings.cycles === 'none' && (leg.stops.includes(next) || visited.has(next))) continue
          if (edge.fits[pattern.slot] !== true) continue
          yield* walk({ edges: [...leg.edges, edge], stops: [...leg.stops, next] }, next)
        }
      }
    }

    function* neighbours(here: Key, { direction }: EdgePattern): Iterable<readonly [Edge, Key]> {
      if (direction !== 'in') for (const edge of out.get(here) ?? []) yield [edge, edge.target]
      if (direction !== 'out') for (const edge of into.get(here) ?? []) yield [edge, edge.source]
    }

    const blank: Match = { nodes: Array.from({ length: settings.nodes }), legs: settings.variable.map(() => undefined) }
    const found = settings.shortest === 'no' ? extend(blank, 0) : shortestOf([...extend(blank, 0)], settings.shortest)
    for (const match of found) yield rowOf(match)

    function rowOf(match: Match): StepRow {
      const keys = match.nodes.map((key) => (key === undefined ? null : (nodes.get(key)?.key ?? null)))
      const edges = match.legs.map((leg, i) =>
        settings.variable[i] ? formatDynamic(leg?.edges.map((edge) => edge.id) ?? []) : (leg?.edges[0]?.id ?? null),
      )
      const inner = match.legs.map((leg) => formatDynamic(leg?.stops.slice(0, -1).map((key) => nodes.get(key)?.key) ?? []))
      return [...keys, ...edges, ...inner]
    }
  },
}

/** The matches with fewest edges between the same two ends. */
function shortestOf(matches: readonly Match[], output: 'any' | 'all'): Match[] {
  const length = (match: Match) => match.legs.reduce((sum, leg) => sum + (leg?.edges.length ?? 0), 0)
  const byEnds = Map.groupBy(matches, (match) => `${match.nodes[0]}\u0000${match.nodes.at(-1)}`)
  return [...byEnds.values()].flatMap((same) => {
    const least = Math.min(...same.map(length))
    const best = same.filter((match) => length(match) === least)
    return output === 'all' ? best : best.slice(0, 1)
  })
}
