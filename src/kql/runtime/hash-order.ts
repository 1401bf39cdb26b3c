/** A hash of a text's bytes: the one GNU's C++ library gives strings. */
function hashOf(text: string): bigint {
  const bytes = Buffer.from(text, 'utf8')
  const factor = 0xc6a4a7935bd1e995n
  const low = (value: bigint) => BigInt.asUintN(64, value)
  const mixed = (value: bigint) => value ^ (value >> 47n)
  const whole = bytes.length - (bytes.length % 8)
  let hash = 0xc70f6907n ^ low(BigInt(bytes.length) * factor)
  for (let at = 0; at < whole; at += 8) hash = low((hash ^ low(mixed(low(bytes.readBigUInt64LE(at) * factor)) * factor)) * factor)
  if (whole < bytes.length) {
    const rest = Buffer.concat([bytes.subarray(whole), Buffer.alloc(8)]).readBigUInt64LE(0)
    hash = low((hash ^ rest) * factor)
  }
  return mixed(low(mixed(hash) * factor))
}

/**
 * The order in which such a library's hash set of few buckets hands back the texts put into it one by one: a bucket that
 * is met first comes to the front, and within a bucket the newest stands first.
 */
export function inHashOrder(texts: readonly string[], buckets: number): string[] {
  const chain: { text: string; bucket: bigint }[] = []
  for (const text of texts) {
    const bucket = hashOf(text) % BigInt(buckets)
    const at = chain.findIndex((one) => one.bucket === bucket)
    chain.splice(Math.max(0, at), 0, { text, bucket })
  }
  return chain.map(({ text }) => text)
}
