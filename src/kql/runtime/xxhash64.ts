const [P1, P2, P3, P4, P5] = [0x9e3779b185ebca87n, 0xc2b2ae3d27d4eb4fn, 0x165667b19e3779f9n, 0x85ebca77c2b2ae63n, 0x27d4eb2f165667c5n]

const u64 = (value: bigint) => BigInt.asUintN(64, value)
const rotl = (value: bigint, bits: bigint) => u64((value << bits) | (value >> (64n - bits)))
const round = (acc: bigint, lane: bigint) => u64(rotl(u64(acc + lane * P2), 31n) * P1)
const merge = (hash: bigint, acc: bigint) => u64((hash ^ round(0n, acc)) * P1 + P4)

/** xxHash64 with seed 0, as Kusto's `hash()` computes it: a signed 64-bit number. */
export function xxhash64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  let hash = P5
  if (bytes.length >= 32) {
    const accs = [u64(P1 + P2), P2, 0n, u64(-P1)]
    for (; at + 32 <= bytes.length; at += 32) for (let i = 0; i < 4; i++) accs[i] = round(accs[i]!, view.getBigUint64(at + i * 8, true))
    hash = accs.reduce((sum, acc, i) => u64(sum + rotl(acc, [1n, 7n, 12n, 18n][i]!)), 0n)
    for (const acc of accs) hash = merge(hash, acc)
  }
  hash = u64(hash + BigInt(bytes.length))
  for (; at + 8 <= bytes.length; at += 8) hash = u64(rotl(hash ^ round(0n, view.getBigUint64(at, true)), 27n) * P1 + P4)
  if (at + 4 <= bytes.length) {
    hash = u64(rotl(hash ^ u64(BigInt(view.getUint32(at, true)) * P1), 23n) * P2 + P3)
    at += 4
  }
  for (; at < bytes.length; at++) hash = u64(rotl(hash ^ u64(BigInt(view.getUint8(at)) * P5), 11n) * P1)
  hash = u64((hash ^ (hash >> 33n)) * P2)
  hash = u64((hash ^ (hash >> 29n)) * P3)
  return BigInt.asIntN(64, hash ^ (hash >> 32n))
}
