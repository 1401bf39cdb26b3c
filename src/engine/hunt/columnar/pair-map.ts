/** Gives dense numbers to pairs of numbers, by open addressing: the inner loop of every grouping. */
export interface PairMap {
  readonly size: number
  /** The number of a pair, given when it is first met. */
  put(a: number, b: number): number
  /** The number of a pair, −1 where it was never met. */
  get(a: number, b: number): number
}

function mixed(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

export function createPairMap(expected = 1024): PairMap {
  let capacity = 1024
  while (capacity < expected * 2) capacity *= 2
  let mask = capacity - 1
  let slots = new Int32Array(capacity)
  let first = new Int32Array(capacity)
  let second = new Int32Array(capacity)
  let size = 0

  /** The slot of a pair, or the free one where it belongs; slots hold numbers one higher, 0 is free. */
  function find(a: number, b: number): number {
    let at = mixed(a, b) & mask
    for (;;) {
      const number = slots[at]!
      if (number === 0 || (first[number - 1] === a && second[number - 1] === b)) return at
      at = (at + 1) & mask
    }
  }

  function grow(): void {
    capacity *= 2
    mask = capacity - 1
    slots = new Int32Array(capacity)
    const [a, b] = [new Int32Array(capacity), new Int32Array(capacity)]
    a.set(first.subarray(0, size))
    b.set(second.subarray(0, size))
    first = a
    second = b
    for (let i = 0; i < size; i++) slots[find(first[i]!, second[i]!)] = i + 1
  }

  return {
    get size() {
      return size
    },
    put(a, b) {
      const at = find(a, b)
      const number = slots[at]!
      if (number > 0) return number - 1
      first[size] = a
      second[size] = b
      slots[at] = size + 1
      size += 1
      if (size * 2 > capacity) grow()
      return size - 1
    },
    get: (a, b) => slots[find(a, b)]! - 1,
  }
}
