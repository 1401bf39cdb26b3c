/** How fast work goes and how long it may still take, told only where the numbers carry it. */
export interface Pace {
  readonly rate: number | null
  readonly secondsLeft: number | null
}

interface Sample {
  readonly at: number
  readonly done: number
}

const WINDOW_MS = 5_000
/** Progress may come thousands of times a second; what it is measured by need not. */
const APART_MS = 100

/** Measures pace over the last seconds of one step; a step that starts anew starts a new measure. */
export function createPace(now: () => number = Date.now) {
  let samples: Sample[] = []
  let step = ''
  return {
    /** @param total null where it is not known how much there is */
    next(nextStep: string, done: number, total: number | null): Pace {
      const at = now()
      const last = samples.at(-1)
      if (nextStep !== step || (last && done < last.done)) samples = []
      step = nextStep
      if (samples.length === 0 || at - samples.at(-1)!.at >= APART_MS) samples.push({ at, done })
      while (samples[0]!.at < at - WINDOW_MS && samples.length > 1) samples.shift()
      const first = samples[0]!
      if (at - first.at < 200 || done <= first.done) return { rate: null, secondsLeft: null }
      const rate = ((done - first.done) * 1000) / (at - first.at)
      return { rate, secondsLeft: total === null ? null : Math.max(0, (total - done) / rate) }
    },
  }
}
