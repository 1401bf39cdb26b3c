import { describe, expect, it } from 'vitest'
import { rows } from './support/ask.ts'

const graph = `
let machines = datatable(name: string, tier: long)["ws1", 2, "ws2", 2, "srv", 1, "dc", 0];
let logons = datatable(source: string, target: string, account: string)
  ["ws1", "ws2", "alice", "ws2", "srv", "bob", "srv", "dc", "admin", "ws1", "srv", "carol", "dc", "ws1", "svc"];
logons | make-graph source --> target with machines on name`

describe('graphs', () => {
  it('finds paths of a length, and what lies on them', () => {
    const found = rows(`${graph}
      | graph-match (start)-[hops*1..3]->(goal)
        where start.name == "ws1" and goal.tier == 0
        project who = map(hops, account), through = map(inner_nodes(hops), name)`)
    expect(found.map((row) => JSON.stringify(row)).sort()).toEqual([
      '[["alice","bob","admin"],["ws2","srv"]]',
      '[["carol","admin"],["srv"]]',
    ])
  })

  it('the shortest path is the one with fewest edges', () => {
    expect(
      rows(`${graph} | graph-shortest-paths (a)-[e*1..5]->(b) where a.name == "ws1" and b.name == "dc" project by = map(e, account)`),
    ).toEqual([[['carol', 'admin']]])
  })

  it('conditions on all or any of the edges hold along the path', () => {
    const of = (test: string) =>
      rows(
        `${graph} | graph-match (a)-[e*2..3]->(b) where a.name == "ws1" and b.name == "dc" and ${test} project n = array_length(map(e, target))`,
      )
    expect(of('any(e, account == "bob")')).toEqual([[3]])
    expect(of('all(e, account != "bob")')).toEqual([[2]])
  })

  it('components hang together by any path', () => {
    expect(
      rows(`datatable(a: string, b: string)["x", "y", "p", "q"] | make-graph a --> b with_node_id=node
        | graph-mark-components with_component_id=part | graph-to-table nodes | summarize make_set(node) by part | sort by part asc`),
    ).toEqual([
      [0, ['x', 'y']],
      [1, ['p', 'q']],
    ])
  })
})
