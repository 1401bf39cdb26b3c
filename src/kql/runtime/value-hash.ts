import { xxhash64 } from './xxhash64.ts'

const encoder = new TextEncoder()

function eightBytes(write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(8)
  write(new DataView(bytes.buffer))
  return bytes
}

const ofInteger = (value: bigint) => xxhash64(eightBytes((view) => view.setBigInt64(0, value, true)))

/** Kusto hashes a value's own bytes: text as UTF-8, integers and times as 8 bytes little-endian, reals as doubles. */
export const valueHash = {
  text: (value: string): bigint => xxhash64(encoder.encode(value)),
  long: ofInteger,
  datetime: ofInteger,
  timespan: ofInteger,
  real: (value: number): bigint => xxhash64(eightBytes((view) => view.setFloat64(0, value, true))),
} as const

export type Hashable = keyof typeof valueHash

export const hashables = Object.keys(valueHash) as readonly Hashable[]
