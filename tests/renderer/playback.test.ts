import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAxis } from '../../src/renderer/state/playback/axis.ts'
import { tacticBands } from '../../src/renderer/state/playback/bands.ts'
import { narrate, type Story } from '../../src/renderer/state/playback/narration.ts'
import { Player, type PlayerSnapshot } from '../../src/renderer/state/playback/player.ts'
import { createTimeline } from '../../src/renderer/state/playback/timeline.ts'
import { at } from '../support/incident-graph.ts'

const alert = (id: number, seconds: number) => ({ id, firstActivity: at(seconds) })
const entity = (id: number, seconds: number) => ({ id, first: at(seconds) })

/** Alerts at 10, 30 (two at once) and 90 s; entities at 0, 10, 20 and 100 s. */
const story = createTimeline(
  [alert(1, 10), alert(2, 30), alert(3, 30), alert(4, 90)],
  [entity(1, 0), entity(2, 10), entity(3, 20), entity(4, 100)],
)

/** A player whose time passes only when told. */
function playing(timeline = story) {
  let due: { time: number; run: () => void } | undefined
  const player = new Player(timeline, {
    after: (time, run) => {
      due = { time, run }
      return () => {
        due = undefined
      }
    },
  })
  const shown: PlayerSnapshot[] = []
  player.subscribe(() => shown.push(player.snapshot()))
  return {
    player,
    shown,
    /** Lets the stop be drawn and its time pass; answers how long it was looked at, or null where nothing waits. */
    async pass() {
      await Promise.resolve()
      const waited = due
      due = undefined
      waited?.run()
      return waited?.time ?? null
    },
  }
}

describe('the timeline', () => {
  it('puts alerts and first-seen entities on one clock, ties on one stop', () => {
    expect(story.stops.map((stop) => [stop.time, stop.alerts, stop.entities])).toEqual([
      [at(0), [], [1]],
      [at(10), [1], [2]],
      [at(20), [], [3]],
      [at(30), [2, 3], []],
      [at(90), [4], []],
      [at(100), [], [4]],
    ])
  })
})

describe('the player', () => {
  it('rests until told to play', async () => {
    const { player, pass } = playing()
    expect(await pass()).toBeNull()
    expect(player.snapshot()).toMatchObject({ state: { name: 'rest' }, cursor: null })
  })

  it('visits every stop once, in order, and pauses at the end', async () => {
    const { player, shown, pass } = playing()
    player.play()
    while ((await pass()) !== null);
    expect(shown.map((moment) => moment.stop)).toEqual([0, 1, 2, 3, 4, 5, 5])
    expect(player.snapshot().state.name).toBe('paused')
  })

  it('looks longer at alerts than at entities, and less long when faster', async () => {
    const { player, pass } = playing()
    player.play()
    const entityTime = await pass()
    player.setSpeed(4)
    const alertTime = await pass()
    expect(alertTime! * 4).toBeGreaterThan(entityTime!)
  })

  it('waits for a moment to be drawn before it goes on', async () => {
    let drawn: () => void = () => undefined
    let waits = 0
    const player = new Player(story, {
      after: () => {
        waits++
        return () => undefined
      },
      drawn: () =>
        new Promise<void>((done) => {
          drawn = done
        }),
    })
    player.play()
    await Promise.resolve()
    expect(waits).toBe(0)
    drawn()
    await Promise.resolve()
    await Promise.resolve()
    expect(waits).toBe(1)
  })

  it('steps through alerts and through entities, a tie in one step', () => {
    const { player } = playing()
    const cursors = (what: 'alerts' | 'entities', by: 1 | -1, times: number) =>
      Array.from({ length: times }, () => {
        player.step(what, by)
        return player.snapshot().cursor
      })
    expect(cursors('alerts', 1, 4)).toEqual([at(10), at(30), at(90), at(90)])
    expect(cursors('entities', -1, 3)).toEqual([at(20), at(10), at(0)])
  })

  it('steps back from rest to the last alert', () => {
    const { player } = playing()
    player.step('alerts', -1)
    expect(player.snapshot().cursor).toBe(at(90))
  })

  it('steps back from between two alerts to the one just passed', () => {
    const { player } = playing()
    player.seek(at(45))
    player.step('alerts', -1)
    expect(player.snapshot().cursor).toBe(at(30))
  })

  it('plays on after scrubbing only where it played before', () => {
    const { player } = playing()
    player.scrub(at(40))
    player.endScrub()
    expect(player.snapshot().state).toEqual({ name: 'paused', cursor: at(40) })
    player.play()
    player.scrub(at(10))
    player.scrub(at(20))
    player.endScrub()
    expect(player.snapshot().state).toEqual({ name: 'playing', cursor: at(20) })
  })

  it('stays at its moment when newer evidence brings more stops', () => {
    const { player } = playing()
    player.seek(at(30))
    player.setTimeline(createTimeline([alert(9, 5), alert(2, 30)], []))
    expect(player.snapshot()).toMatchObject({ cursor: at(30), stop: 1 })
  })

  it('plays again from the start after the end', () => {
    const { player } = playing()
    player.toEnd()
    player.play()
    expect(player.snapshot().stop).toBe(0)
  })

  it('has nothing to play where nothing happened', () => {
    const { player } = playing(createTimeline([], []))
    player.play()
    player.step('alerts', 1)
    player.toStart()
    expect(player.snapshot().state.name).toBe('rest')
  })

  it('stands at the stop its cursor has reached, whatever is done to it', () => {
    const acts = fc.constantFrom('play', 'pause', 'rest', 'toStart', 'toEnd', 'next', 'back', 'nextEntity', 'backEntity', 'seek')
    fc.assert(
      fc.property(fc.array(fc.tuple(acts, fc.integer({ min: -5, max: 120 })), { maxLength: 25 }), (done) => {
        const { player } = playing()
        for (const [act, seconds] of done) {
          if (act === 'next') player.step('alerts', 1)
          else if (act === 'back') player.step('alerts', -1)
          else if (act === 'nextEntity') player.step('entities', 1)
          else if (act === 'backEntity') player.step('entities', -1)
          else if (act === 'seek') player.seek(at(seconds))
          else player[act]()
          const { cursor, stop } = player.snapshot()
          expect(stop).toBe(cursor === null ? -1 : story.stops.filter(({ time }) => time <= cursor).length - 1)
        }
        player.close()
      }),
    )
  })
})

describe('the axis', () => {
  it('keeps the order of moments and finds the moment of a place again', () => {
    const anyTimeline = fc.uniqueArray(fc.integer({ min: 0, max: 900_000 }), { minLength: 1, maxLength: 30 }).map((moments) =>
      createTimeline(
        moments.map((seconds, index) => alert(index + 1, seconds)),
        [],
      ),
    )
    fc.assert(
      fc.property(
        anyTimeline,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (timeline, one, other) => {
          const axis = createAxis(timeline)
          const places = timeline.stops.map((stop) => axis.at(stop.time))
          expect(places).toEqual([...places].sort((a, b) => a - b))
          const [low, high] = [Math.min(one, other), Math.max(one, other)]
          expect(axis.timeAt(low)! <= axis.timeAt(high)!).toBe(true)
          expect(axis.at(axis.timeAt(one)!)).toBeLessThanOrEqual(one + 1e-9)
          for (const stop of timeline.stops)
            expect(Math.abs(axis.at(axis.timeAt(axis.at(stop.time))!) - axis.at(stop.time))).toBeLessThan(0.5)
        },
      ),
    )
  })

  it('marks where hours were shortened', () => {
    const axis = createAxis(createTimeline([alert(1, 0), alert(2, 60), alert(3, 60 + 36 * 3600)], []))
    expect(axis.breaks.map((gap) => gap.hours)).toEqual([36])
    expect(axis.at(at(60))).toBeGreaterThan(0.2)
  })
})

describe('narration', () => {
  const told: Story = {
    alerts: new Map([
      [70, { id: 70, title: 'Encoded command', entities: [1, 2, 3] }],
      [71, { id: 71, title: 'Unfamiliar sign-in', entities: [3] }],
    ]),
    numbers: new Map([
      [70, 7],
      [71, 8],
    ]),
    entities: new Map([
      [1, { id: 1, kind: 'device', label: 'WS-07' }],
      [2, { id: 2, kind: 'process', label: 'powershell.exe' }],
      [3, { id: 3, kind: 'user', label: 'alice' }],
      [4, { id: 4, kind: 'file', label: 'update.dll' }],
    ]),
    edges: [{ source: 2, target: 4, relation: 'created', first: at(3) }],
  }

  it('says who did what, where and as whom', () => {
    expect(narrate({ time: at(0), alerts: [70], entities: [] }, told)).toBe('powershell.exe on WS-07 as alice: Encoded command (alert 7)')
    expect(narrate({ time: at(0), alerts: [71], entities: [] }, told)).toBe('alice: Unfamiliar sign-in (alert 8)')
  })

  it('says that alerts of one moment cannot be ordered', () => {
    expect(narrate({ time: at(0), alerts: [70, 71], entities: [] }, told)).toMatch(/^2 alerts at the same moment: .*alert 7.*alert 8/)
  })

  it('tells how an entity came in', () => {
    expect(narrate({ time: at(3), alerts: [], entities: [4] }, told)).toBe('powershell.exe created update.dll')
    expect(narrate({ time: at(4), alerts: [], entities: [1, 3] }, told)).toBe('WS-07 first seen, and 1 more at the same moment')
  })
})

it('tactic bands are runs of one tactic in order of time, and never overlap', () => {
  const bands = tacticBands([
    { id: 3, category: 'Initial Access', firstActivity: at(10) },
    { id: 4, category: 'InitialAccess', firstActivity: at(20) },
    { id: 2, category: 'Malware', firstActivity: at(40) },
    { id: 1, category: 'LateralMovement', firstActivity: at(50) },
    { id: 5, category: 'InitialAccess', firstActivity: at(60) },
  ])
  expect(
    bands.map(({ tactic, category, from, until, alerts }) => [tactic?.name ?? category, from, until, alerts.map(({ id }) => id)]),
  ).toEqual([
    ['Initial Access', at(10), at(40), [3, 4]],
    ['Malware', at(40), at(50), [2]],
    ['Lateral Movement', at(50), at(60), [1]],
    ['Initial Access', at(60), at(60), [5]],
  ])
})
