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

  describe('that are one for each value of a column', () => {
    const tenants = `let edges = datatable(tenant: string, a: string, b: string)
      ["red", "x", "y", "red", "y", "z", "blue", "x", "y", "blue", "q", "x"];
    let names = datatable(tenant: string, id: string, name: string)["red", "x", "Rex", "blue", "x", "Blix"];`

    it('keep paths within their part, and know the same id in two parts as two nodes', () => {
      const found = rows(`${tenants} edges | make-graph a --> b with names on id partitioned-by tenant (
        graph-match (m)-[e*2..2]->(n) project m.id, n.id, n.tenant, m.name, map(e, tenant))`)
      expect(found.map((row) => JSON.stringify(row)).sort()).toEqual([
        '["q","y","blue","",["blue","blue"]]',
        '["x","z","red","Rex",["red","red"]]',
      ])
    })

    it('keep the chains of one pattern together, and what follows works on each part apart', () => {
      const inPairs = rows(`${tenants} edges | where b != "z" | make-graph a --> b with_node_id=id partitioned-by tenant (
        graph-match (a)-->(b), (c)-->(d) project one = strcat(a.id, b.id), other = strcat(c.id, d.id) | sort by one asc | take 1)`)
      expect(inPairs).toEqual([['qx', 'xy']])
      expect(
        rows(
          `${tenants} edges | where a != "q" | make-graph a --> b with names on id partitioned-by tenant (graph-to-table edges | count) | sort by Count asc`,
        ),
      ).toEqual([[1], [2]])
    })
  })
})
