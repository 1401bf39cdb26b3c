import { stopUntil, type Timeline } from './timeline.ts'

/**
 * - `rest`: no cursor, the whole incident is shown
 * - `playing`: goes from stop to stop by itself
 * - `paused`: stands at a moment
 * - `scrubbing`: follows the hand; plays on afterwards where it played before
 */
export type PlayerState =
  | { readonly name: 'rest' }
  | { readonly name: 'playing'; readonly cursor: string }
  | { readonly name: 'paused'; readonly cursor: string }
  | { readonly name: 'scrubbing'; readonly cursor: string; readonly playOn: boolean }

export const speeds = [0.5, 1, 2, 4, 8] as const
export type Speed = (typeof speeds)[number]

export interface PlayerSnapshot {
  readonly state: PlayerState
  readonly cursor: string | null
  /** place of the stop the cursor has reached; -1 before the first and at rest */
  readonly stop: number
  readonly speed: Speed
}

type What = 'alerts' | 'entities'

/** How long a stop is looked at at speed 1: an alert has a line to be read, entities only appear. */
const DWELL: Readonly<Record<What, number>> = { alerts: 1600, entities: 350 }

export interface PlayerOptions {
  /** Waits, then runs; answers how to call it off. */
  readonly after?: (milliseconds: number, run: () => void) => () => void
  /** Resolves once a moment is drawn: a slow machine plays slower, it skips nothing. */
  readonly drawn?: () => Promise<unknown>
}

const afterTimeout: NonNullable<PlayerOptions['after']> = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}

/** Plays an incident's timeline. Knows neither graph nor screen: they listen, and draw the moment it stands at. It never starts by itself. */
export class Player {
  readonly #after: NonNullable<PlayerOptions['after']>
  readonly #drawn: NonNullable<PlayerOptions['drawn']>
  readonly #listeners = new Set<() => void>()
  #timeline: Timeline
  #snapshot: PlayerSnapshot = { state: { name: 'rest' }, cursor: null, stop: -1, speed: 1 }
  #callOff: () => void = () => undefined

  constructor(timeline: Timeline, { after = afterTimeout, drawn = () => Promise.resolve() }: PlayerOptions = {}) {
    this.#timeline = timeline
    this.#after = after
    this.#drawn = drawn
  }

  get timeline(): Timeline {
    return this.#timeline
  }

  readonly snapshot = (): PlayerSnapshot => this.#snapshot

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  play(): void {
    const { stops } = this.#timeline
    if (stops.length === 0) return
    const { cursor, stop } = this.#snapshot
    const over = cursor === null || stop >= stops.length - 1
    this.#enter({ name: 'playing', cursor: over ? stops[0]!.time : cursor })
  }

  pause(): void {
    const { state } = this.#snapshot
    if (state.name !== 'rest') this.#enter({ name: 'paused', cursor: state.cursor })
  }

  toggle(): void {
    if (this.#snapshot.state.name === 'playing') this.pause()
    else this.play()
  }

  /** Back to the whole incident. */
  rest(): void {
    this.#enter({ name: 'rest' })
  }

  /** Stands still at a moment; one before the first stop shows an empty picture. */
  seek(cursor: string): void {
    this.#enter({ name: 'paused', cursor })
  }

  toStart(): void {
    const first = this.#timeline.stops[0]
    if (first) this.seek(first.time)
  }

  toEnd(): void {
    const last = this.#timeline.stops.at(-1)
    if (last) this.seek(last.time)
  }

  /** To the next or the previous stop at which an alert, or an entity, begins; what begins at one moment is one step. */
  step(what: What, by: 1 | -1): void {
    const { stops } = this.#timeline
    const { cursor, stop: reached } = this.#snapshot
    const from = cursor === null ? (by === 1 ? -1 : stops.length) : reached
    // Between two stops, going back leads to the one just passed.
    const passed = by === -1 && cursor !== null && reached >= 0 && stops[reached]!.time < cursor
    for (let at = passed ? from : from + by; at >= 0 && at < stops.length; at += by) {
      const stop = stops[at]!
      if (stop[what].length === 0) continue
      this.seek(stop.time)
      return
    }
  }

  scrub(cursor: string): void {
    const { state } = this.#snapshot
    const playOn = state.name === 'scrubbing' ? state.playOn : state.name === 'playing'
    this.#enter({ name: 'scrubbing', cursor, playOn })
  }

  endScrub(): void {
    const { state } = this.#snapshot
    if (state.name === 'scrubbing') this.#enter({ name: state.playOn ? 'playing' : 'paused', cursor: state.cursor })
  }

  setSpeed(speed: Speed): void {
    this.#snapshot = { ...this.#snapshot, speed }
    this.#enter(this.#snapshot.state)
  }

  /** Takes the timeline of newer evidence and stays where it stands. */
  setTimeline(timeline: Timeline): void {
    this.#timeline = timeline
    this.#enter(this.#snapshot.state)
  }

  close(): void {
    this.#callOff()
    this.#listeners.clear()
  }

  #enter(state: PlayerState): void {
    this.#callOff()
    const cursor = state.name === 'rest' ? null : state.cursor
    const stop = cursor === null ? -1 : stopUntil(this.#timeline, cursor)
    this.#snapshot = { ...this.#snapshot, state, cursor, stop }
    for (const listener of [...this.#listeners]) listener()
    if (state.name === 'playing') this.#dwell(stop)
  }

  #dwell(stop: number): void {
    let off = false
    let callOffWait: () => void = () => undefined
    this.#callOff = () => {
      off = true
      callOffWait()
    }
    const alerts = (this.#timeline.stops[stop]?.alerts.length ?? 0) > 0
    const time = DWELL[alerts ? 'alerts' : 'entities'] / this.#snapshot.speed
    void this.#drawn().then(() => {
      if (!off) callOffWait = this.#after(time, () => this.#next(stop))
    })
  }

  #next(stop: number): void {
    const next = this.#timeline.stops[stop + 1]
    if (next) this.#enter({ name: 'playing', cursor: next.time })
    else this.pause()
  }
}
