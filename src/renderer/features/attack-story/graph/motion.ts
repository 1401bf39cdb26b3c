const SETTLING = 900

/** Runs a drawing from 0 to 1 once; where motion is to be avoided, one drawing at rest. */
export interface Motion {
  readonly age: number
  start(still: boolean): void
  stop(): void
}

export function createMotion(draw: () => void): Motion {
  let frame = 0
  let began = 0
  let age = 1
  const tick = (now: number) => {
    age = Math.min(1, (now - began) / SETTLING)
    draw()
    frame = age < 1 ? requestAnimationFrame(tick) : 0
  }
  const stop = () => {
    cancelAnimationFrame(frame)
    age = 1
  }
  return {
    get age() {
      return age
    },
    start(still) {
      stop()
      age = still ? 0.5 : 0
      if (still) return
      began = performance.now()
      frame = requestAnimationFrame(tick)
    },
    stop,
  }
}
