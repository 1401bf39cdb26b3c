import type { Dynamic } from '../values/json.ts'

/**
 * A sketch of distinct values: the hashes themselves while they are few, else HyperLogLog registers.
 * As JSON: `[[kind, precision], hashes, registers]`, registers one character each.
 */
export interface DistinctSketch {
  readonly precision: number
  hashes: Set<bigint> | null
  registers: Uint8Array | null
}

/** Registers by accuracy 0 to 4, as powers of two: the engine's own. */
const PRECISIONS = [12, 14, 16, 17, 18] as const

/** So many distinct hashes are kept as they are: the count is then exact. */
const EXACT = 1024

const HLL = 1024
/** Registers hold up to 53; as characters from here on they stay clear of quotes and backslashes. */
const FIRST_CHARACTER = 35

export const newDistinct = (accuracy = 1): DistinctSketch => ({
  precision: PRECISIONS[accuracy] ?? PRECISIONS[1],
  hashes: new Set(),
  registers: null,
})

function register(registers: Uint8Array, precision: number, hash: bigint): void {
  const bits = BigInt.asUintN(64, hash)
  const at = Number(bits >> BigInt(64 - precision))
  const rest = BigInt.asUintN(64 - precision, bits)
  const rank = rest === 0n ? 64 - precision + 1 : 64 - precision - (rest.toString(2).length - 1)
  if (rank > (registers[at] ?? 0)) registers[at] = rank
}

/** Adds the 64-bit hash of a value. */
export function addHash(sketch: DistinctSketch, hash: bigint): void {
  if (sketch.hashes) {
    sketch.hashes.add(hash)
    if (sketch.hashes.size <= EXACT) return
    const registers = new Uint8Array(2 ** sketch.precision)
    for (const kept of sketch.hashes) register(registers, sketch.precision, kept)
    sketch.registers = registers
    sketch.hashes = null
  } else register(sketch.registers!, sketch.precision, hash)
}

/** Joins a second sketch into the first, at the coarser of their precisions where they differ. */
export function joinDistinct(into: DistinctSketch, other: DistinctSketch): DistinctSketch {
  if (other.hashes) {
    for (const hash of other.hashes) addHash(into, hash)
    return into
  }
  if (into.hashes) {
    const joined: DistinctSketch = { precision: other.precision, hashes: null, registers: other.registers!.slice() }
    for (const hash of into.hashes) addHash(joined, hash)
    return joined
  }
  const precision = Math.min(into.precision, other.precision)
  const [a, b] = [coarser(into, precision), coarser(other, precision)]
  return { precision, hashes: null, registers: a.map((rank, i) => Math.max(rank, b[i] ?? 0)) }
}

/** Registers of a lower precision: neighbours fall together, and the bits that told them apart count as rank. */
function coarser(sketch: DistinctSketch, precision: number): Uint8Array {
  const shift = sketch.precision - precision
  if (shift === 0) return sketch.registers!
  const result = new Uint8Array(2 ** precision)
  sketch.registers!.forEach((rank, at) => {
    if (rank === 0) return
    const low = at & (2 ** shift - 1)
    const rest = low === 0 ? shift + rank : shift - (low.toString(2).length - 1)
    const to = at >> shift
    if (rest > (result[to] ?? 0)) result[to] = rest
  })
  return result
}

/** How many distinct values a sketch has seen: exact while it holds hashes. */
export function distinctCount({ hashes, registers }: DistinctSketch): number {
  if (hashes) return hashes.size
  const m = registers!.length
  let sum = 0
  let empty = 0
  for (const rank of registers!) {
    sum += 2 ** -rank
    if (rank === 0) empty++
  }
  const estimate = ((0.7213 / (1 + 1.079 / m)) * m * m) / sum
  return Math.round(estimate <= 2.5 * m && empty > 0 ? m * Math.log(m / empty) : estimate)
}

export function printDistinct({ precision, hashes, registers }: DistinctSketch): Dynamic {
  const characters = registers ? Array.from(registers, (rank) => String.fromCharCode(FIRST_CHARACTER + rank)).join('') : ''
  return [[HLL, precision], hashes ? [...hashes].map(String) : [], characters]
}

/** Reads what `hll()` gave; null where the value is no such sketch. */
export function readDistinct(value: Dynamic): DistinctSketch | null {
  if (!Array.isArray(value) || value.length !== 3) return null
  const [head, hashes, characters] = value as readonly Dynamic[]
  if (!Array.isArray(head) || Number(head[0]) !== HLL || !Array.isArray(hashes) || typeof characters !== 'string') return null
  const precision = Number(head[1])
  if (characters === '')
    return { precision, hashes: new Set((hashes as readonly Dynamic[]).map((hash) => BigInt(String(hash)))), registers: null }
  return { precision, hashes: null, registers: Uint8Array.from(characters, (character) => character.charCodeAt(0) - FIRST_CHARACTER) }
}
