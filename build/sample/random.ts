import { createHash } from 'node:crypto'

/** A seeded stream of numbers. `fork` gives an independent stream by name, so that a new act does not reshuffle the old ones. */
export type Random = {
  next(): number
  int(min: number, max: number): number
  pick<T>(list: readonly T[]): T
  chance(probability: number): boolean
  weighted<T>(choices: readonly (readonly [T, number])[]): T
  fork(name: string): Random
}

function sfc32(seed: string): () => number {
  const words = new Uint32Array(new Uint8Array(createHash('sha256').update(seed).digest()).buffer, 0, 4)
  let [a, b, c, d] = [words[0]!, words[1]!, words[2]!, words[3]!]
  return () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4_294_967_296
  }
}

export function createRandom(seed: string): Random {
  const next = sfc32(seed)
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    chance: (probability) => next() < probability,
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) {
        left -= weight
        if (left < 0) return choice
      }
      return choices[choices.length - 1]![0]
    },
    fork: (name) => createRandom(`${seed}/${name}`),
  }
}
