import { describe, expect, it } from 'vitest'
import {
  boundsOf,
  isPlaced,
  layoutTask,
  type Places,
  placeIn,
  placesAfter,
  placesOf,
  placesPinned,
  placesReleased,
} from '../../src/renderer/features/attack-story/graph/placement.ts'
import { buildScene } from '../../src/renderer/features/attack-story/scene/build.ts'
import { createSceneSource } from '../../src/renderer/features/attack-story/scene/source.ts'
import { wholeView } from '../../src/renderer/features/attack-story/scene/view.ts'
import { createLayoutClient } from '../../src/renderer/workers/layout-client.ts'
import { settle } from '../../src/renderer/workers/layout-settle.ts'
import type { LayoutAnswer, LayoutTask } from '../../src/renderer/workers/layout-task.ts'
import { edge, graphOf, node } from '../support/incident-graph.ts'

const surface = { width: 800, height: 600 }

/** A process with six look-alike files and a device. */
const files = [10, 11, 12, 13, 14, 15]
const source = createSceneSource(
  graphOf(
    [node(1, { kind: 'process', alerts: [1] }), node(2, { kind: 'device', alerts: [1] }), ...files.map((id) => node(id))],
    [edge(1, 1, 2), ...files.map((id) => edge(id, 1, id))],
  ),
)
const folded = buildScene(source, wholeView)
const opened = buildScene(source, { ...wholeView, unfolded: new Set(['g10']) })

const laidOut = (scene: typeof folded, places: Places, anew = false) =>
  placesAfter(scene, places, settle({ ...layoutTask(scene, places, surface, anew), id: 1 }))

describe('places', () => {
  const before = laidOut(folded, new Map())

  it('are settled once and then complete', () => {
    expect(isPlaced(folded, new Map())).toBe(false)
    expect(isPlaced(folded, before)).toBe(true)
  })

  it('come back from the case as they were kept', () => {
    expect(placesOf([...before.values()])).toEqual(before)
  })

  it('stay when a group is opened: only its members find places of their own', () => {
    expect(isPlaced(opened, before)).toBe(false)
    const after = laidOut(opened, before)
    expect(isPlaced(opened, after)).toBe(true)
    for (const key of ['e1', 'e2']) expect(placeIn(after, opened.nodes.get(key)!)).toEqual(placeIn(before, opened.nodes.get(key)!))
  })

  it('that are pinned stay when everything is laid out anew, until they are let go', () => {
    const device = folded.nodes.get('e2')!
    const pinned = placesPinned(before, device, { x: 900, y: -300 })
    expect(placeIn(laidOut(folded, pinned, true), device)).toMatchObject({ x: 900, y: -300, pinned: true })
    expect(placeIn(laidOut(folded, placesReleased(pinned), true), device)).not.toMatchObject({ x: 900, y: -300 })
  })

  it('lie within the frame of the picture', () => {
    const { left, right, bottom, top } = boundsOf(folded, before)!
    for (const { x, y } of before.values()) expect(x > left && x < right && y > bottom && y < top).toBe(true)
    expect(boundsOf(folded, new Map())).toBeNull()
  })
})

describe('the layout client', () => {
  /** A worker that answers when told. */
  function fakeWorkers() {
    const workers: { ended: boolean; asked: LayoutTask[]; answer(): void }[] = []
    const start = () => {
      const target = new EventTarget()
      const asked: LayoutTask[] = []
      const worker = {
        ended: false,
        asked,
        answer: () => target.dispatchEvent(new MessageEvent('message', { data: settle(asked.at(-1)!) })),
      }
      workers.push(worker)
      return Object.assign(target, {
        postMessage: (task: LayoutTask) => asked.push(task),
        terminate: () => {
          worker.ended = true
        },
      }) as unknown as Worker
    }
    return { workers, start }
  }
  const task = layoutTask(folded, new Map(), surface, false)

  it('answers null for a layout that a newer one overtakes, and ends its worker', async () => {
    const { workers, start } = fakeWorkers()
    const client = createLayoutClient(start)
    const first = client.settle(task)
    const second = client.settle(task)
    workers[1]!.answer()
    expect(await first).toBeNull()
    expect(workers.map((worker) => worker.ended)).toEqual([true, false])
    expect(((await second) as LayoutAnswer).x).toHaveLength(folded.nodes.size)
  })

  it('keeps its worker for the next layout', async () => {
    const { workers, start } = fakeWorkers()
    const client = createLayoutClient(start)
    const first = client.settle(task)
    workers[0]!.answer()
    await first
    void client.settle(task)
    expect(workers).toHaveLength(1)
    client.close()
    expect(workers[0]!.ended).toBe(true)
  })
})
