import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LabelWish, placeLabels } from '../../src/renderer/features/attack-story/graph/labels.ts'
import { lookOf } from '../../src/renderer/features/attack-story/graph/look.ts'
import { labelsOf } from '../../src/renderer/features/attack-story/graph/picture.ts'
import { shortened } from '../../src/renderer/features/attack-story/graph/shortened.ts'
import { createSvgPen } from '../../src/renderer/features/attack-story/graph/svg-pen.ts'
import { adjacencyOf } from '../../src/renderer/features/attack-story/scene/adjacency.ts'
import { buildScene } from '../../src/renderer/features/attack-story/scene/build.ts'
import { type Attention, emphasisOf, noAttention } from '../../src/renderer/features/attack-story/scene/emphasis.ts'
import { freshAt } from '../../src/renderer/features/attack-story/scene/fresh.ts'
import { searchScene } from '../../src/renderer/features/attack-story/scene/search.ts'
import { createSceneSource } from '../../src/renderer/features/attack-story/scene/source.ts'
import { twinRows } from '../../src/renderer/features/attack-story/scene/twin-rows.ts'
import { wholeView } from '../../src/renderer/features/attack-story/scene/view.ts'
import { neighbourToward } from '../../src/renderer/features/attack-story/scene/walk.ts'
import { anyIncident, at, edge, graphOf, node } from '../support/incident-graph.ts'

/** alice → WS-07 → powershell.exe → update.dll, one alert on the last two, and ten look-alike files. */
function chain() {
  const files = Array.from({ length: 10 }, (_, index) => index + 10)
  const graph = graphOf(
    [
      node(1, { kind: 'user', label: 'alice' }),
      node(2, { kind: 'device', label: 'WS-07' }),
      node(3, { kind: 'process', label: 'powershell.exe', alerts: [1] }),
      node(4, { label: 'update.dll', alerts: [1] }),
      ...files.map((id) => node(id, { label: `stage_${id}.tmp`, first: at(id) })),
    ],
    [
      edge(1, 1, 2, { relation: 'logged-on-to' }),
      edge(2, 3, 2, { relation: 'ran-on' }),
      edge(3, 3, 4, { alerts: [1] }),
      ...files.map((id) => edge(id, 3, id, { first: at(id) })),
    ],
    [{ id: 1, first: at(0) }],
  )
  const source = createSceneSource(graph)
  const scene = buildScene(source, wholeView)
  return { source, scene, adjacency: adjacencyOf(scene) }
}

describe('emphasis', () => {
  const { scene, adjacency } = chain()
  const lit = (attention: Partial<Attention>) => [...(emphasisOf(scene, adjacency, { ...noAttention, ...attention }).lit ?? [])].sort()

  it('dims nothing at rest', () => {
    expect(emphasisOf(scene, adjacency, noAttention).lit).toBeNull()
  })

  it('lights a hovered node with its neighbours and the lines between', () => {
    expect(lit({ hovered: 'e2' })).toEqual(['e1', 'e1~e2', 'e2', 'e2~e3', 'e3'])
  })

  it('lights what an alert names and the lines it was seen on', () => {
    expect(lit({ alert: { id: 1, entities: [3, 4] } })).toEqual(['e3', 'e3~e4', 'e4'])
  })

  it('lights the group that holds a folded entity', () => {
    expect(lit({ entity: 12 })).toContain('g10')
  })

  it('lets the hand win over a search, and a search over the selection', () => {
    expect(lit({ hovered: 'e1', found: ['e4'], entity: 3 })).toEqual(['e1', 'e1~e2', 'e2'])
    expect(lit({ found: ['e4'], entity: 3 })).toEqual(['e4'])
  })

  it('makes the line of a selected edge speak', () => {
    const { selected, spoken } = emphasisOf(scene, adjacency, { ...noAttention, edge: 12 })
    expect([...selected]).toEqual(['e3~g10'])
    expect([...spoken]).toEqual(['e3~g10'])
  })

  it('lights what the alert under the hand names, whatever is selected or searched', () => {
    const hoveredAlert = { id: 1, entities: [3, 4] }
    expect(lit({ hoveredAlert, entity: 1, found: ['e1'] })).toEqual(['e3', 'e3~e4', 'e4'])
  })

  it('lets the lines of an alert tell their relation, and all of a picture with few; of many none', () => {
    const told = (of: typeof scene, attention: Partial<Attention>) =>
      [...emphasisOf(of, adjacencyOf(of), { ...noAttention, ...attention }).told].sort()
    expect(told(scene, { alert: { id: 1, entities: [3, 4] } })).toEqual(['e3~e4'])
    expect(told(scene, {})).toEqual([...scene.edges.keys()].sort())
    const { source } = chain()
    const unfolded = buildScene(source, { ...wholeView, unfolded: new Set(['g10']) })
    expect(unfolded.edges.size).toBeGreaterThan(10)
    expect(told(unfolded, {})).toEqual([])
  })
})

describe('search', () => {
  it('finds nodes by any part of a name, folded ones by their group', () => {
    const { scene, source } = chain()
    expect(searchScene(scene, source, 'POWER')).toEqual(['e3'])
    expect(searchScene(scene, source, 'stage_15')).toEqual(['g10'])
    expect(searchScene(scene, source, '  ')).toEqual([])
  })
})

it('what comes in with a stop is fresh: its entities, its lines, and what its alerts name', () => {
  const { scene } = chain()
  expect([...freshAt(scene, { time: at(10), alerts: [], entities: [10] })].sort()).toEqual(['e3~g10', 'g10'])
  expect([...freshAt(scene, { time: at(0), alerts: [1], entities: [] })]).toContain('e3')
})

describe('walking', () => {
  const around = new Map([
    ['right', { x: 10, y: 1 }],
    ['far right', { x: 40, y: 0 }],
    ['above', { x: 0, y: 12 }],
    ['aslant', { x: 9, y: 9 }],
  ])
  const from = { x: 0, y: 0 }

  it('goes to the neighbour that lies most in the direction of the arrow', () => {
    expect(neighbourToward(from, around, 'ArrowRight')).toBe('right')
    expect(neighbourToward(from, around, 'ArrowUp')).toBe('above')
  })

  it('stays where nothing lies ahead', () => {
    expect(neighbourToward(from, around, 'ArrowLeft')).toBeUndefined()
  })
})

describe('the table twin', () => {
  it('has a row for everything drawn, in order of time, and its ties below it', () => {
    const { scene, adjacency, source } = chain()
    const closed = twinRows(scene, adjacency, source, new Set())
    expect(closed.map((row) => row.key)).toEqual(['e1', 'e2', 'e3', 'e4', 'g10'])
    const opened = twinRows(scene, adjacency, source, new Set(['e2', 'g10']))
    const told = opened.flatMap((row) => (row.type === 'tie' ? [`${row.verb} ${row.other.title}`] : []))
    expect(told).toEqual(['← logged on to alice', '← ran on powershell.exe', '← created ×10 powershell.exe'])
    expect(opened.filter((row) => row.type === 'member')).toHaveLength(10)
  })

  it('names every line of the graph at both of its ends', () => {
    fc.assert(
      fc.property(anyIncident, (incident) => {
        const source = createSceneSource(incident)
        const scene = buildScene(source, wholeView)
        const rows = twinRows(scene, adjacencyOf(scene), source, new Set(scene.nodes.keys()))
        expect(rows.filter((row) => row.type === 'tie')).toHaveLength(scene.edges.size * 2)
      }),
    )
  })
})

describe('labels', () => {
  const anyWish = fc.record({
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 400 }),
    width: fc.integer({ min: 10, max: 160 }),
    weight: fc.integer({ min: 0, max: 5 }),
  })

  it('never lie upon one another, nor reach out of the picture', () => {
    fc.assert(
      fc.property(fc.array(anyWish, { maxLength: 60 }), (made) => {
        const wishes: LabelWish[] = made.map((wish, index) => ({ ...wish, key: `e${index}`, text: 'x', radius: 10 }))
        const placed = placeLabels(wishes, wishes, 600, 400)
        const boxes = placed.map(({ key, x, y }) => ({ x, y, half: wishes.find((wish) => wish.key === key)!.width / 2 }))
        for (const [index, a] of boxes.entries()) {
          expect(a.x - a.half).toBeGreaterThanOrEqual(0)
          expect(a.x + a.half).toBeLessThanOrEqual(600)
          for (const b of boxes.slice(index + 1)) expect(Math.abs(a.x - b.x) >= a.half + b.half || Math.abs(a.y - b.y) >= 12).toBe(true)
        }
      }),
    )
  })

  it('keep off what else is written, even where they may go over nodes', () => {
    fc.assert(
      fc.property(fc.array(anyWish, { maxLength: 12 }), fc.array(anyWish, { maxLength: 30 }), (made, others) => {
        const wishes: LabelWish[] = made.map((wish, index) => ({ ...wish, key: `e${index}`, text: 'x', radius: 10 }))
        const written = others.map(({ x, y, width }) => ({ left: x, right: x + width, top: y, bottom: y + 12 }))
        for (const { key, x, y } of placeLabels(wishes, wishes, 600, 400, written)) {
          const half = wishes.find((wish) => wish.key === key)!.width / 2
          for (const box of written) expect(x - half >= box.right || x + half <= box.left || y >= box.bottom || y <= box.top).toBe(true)
        }
      }),
    )
  })

  it('name the devices and users of several alerts first in a crowd, and before them what the hand is on', () => {
    const labels = {
      ...Object.fromEntries(Array.from({ length: 30 }, (_, id) => [id + 1, `file ${id + 1}.tmp`])),
      31: 'WS-07',
      32: 'alice',
    }
    const graph = graphOf(
      Object.entries(labels).map(([id, label]) =>
        node(Number(id), {
          label,
          kind: label === 'WS-07' ? 'device' : label === 'alice' ? 'user' : 'process',
          alerts: Number(id) > 30 ? [1, 2] : [1, 2, 3],
        }),
      ),
      [],
      [{ id: 1, first: at(0) }],
    )
    const scene = buildScene(createSceneSource(graph), wholeView)
    const crowd = [...scene.nodes.values()].map((item) => ({ item, look: lookOf(item), x: 150, y: 100, radius: 12 }))
    const named = (pointed: string | null) => {
      const emphasis = emphasisOf(scene, adjacencyOf(scene), { ...noAttention, hovered: pointed })
      const picture = { width: 300, height: 200, zoom: 1, nodes: crowd, edges: [] }
      return labelsOf(picture, scene, emphasis, String, () => 80).nodes.map(({ text }) => text)
    }
    expect(named(null).slice(0, 2).sort()).toEqual(['WS-07', 'alice'])
    expect(named('e5')).toEqual(['file 5.tmp'])
  })

  it('are given to the weightiest first, which in a crowd go over nodes', () => {
    const crowd = Array.from({ length: 9 }, (_, index) => ({ x: 100 + (index % 3) * 30, y: 100 + Math.floor(index / 3) * 30, radius: 18 }))
    const wishes = crowd.map((spot, index) => ({ ...spot, key: `e${index}`, text: 'x', width: 60, weight: index === 4 ? 100 : 1 }))
    expect(placeLabels(wishes, crowd, 260, 260).map((label) => label.key)).toContain('e4')
  })

  it('keep both ends of a long name', () => {
    expect(shortened('C:\\Users\\alice\\AppData\\Local\\Temp\\update.dll')).toMatch(/^C:\\Users.*….*update\.dll$/)
    expect(shortened('WS-07')).toBe('WS-07')
  })
})

it('an exported drawing holds evidence text as text, whatever it says', () => {
  const pen = createSvgPen('sans-serif')
  pen.text('<img src=x onerror=alert(1)>"&\u202e\u0000', 1, 2, { size: 12, fill: '#000', align: 'left' })
  const svg = pen.finish(10, 10, '</title><script>', '#fff')
  expect(svg).not.toMatch(/<img|<script/)
  expect(svg).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;⟨U+202E⟩␀')
})
