import { createHash } from 'node:crypto'
import { xxhash64 } from '../../runtime/xxhash64.ts'
import type { Param, ScalarForm, ScalarRow } from '../scalar-row.ts'

const encoder = new TextEncoder()

function eightBytes(write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(8)
  write(new DataView(bytes.buffer))
  return bytes
}

/** Kusto hashes a value's own bytes: text as UTF-8, integers and times as 8 bytes little-endian, reals as doubles. */
const bytesOf: Partial<Record<Param, (value: never) => Uint8Array>> = {
  long: (value: bigint) => eightBytes((view) => view.setBigInt64(0, value, true)),
  datetime: (value: bigint) => eightBytes((view) => view.setBigInt64(0, value, true)),
  timespan: (value: bigint) => eightBytes((view) => view.setBigInt64(0, value, true)),
  real: (value: number) => eightBytes((view) => view.setFloat64(0, value, true)),
  text: (value: string) => encoder.encode(value),
}

/** The hash brought into 0 to modulus - 1, never negative. */
const modulo = (hash: bigint, modulus: bigint | number | undefined) => {
  if (modulus === undefined || BigInt(modulus) === 0n) return hash
  const by = BigInt(modulus)
  return ((hash % by) + by) % by
}

const xxForms: ScalarForm[] = (['text', 'long', 'datetime', 'timespan', 'real'] as const).map((param) => ({
  params: [param, 'long'],
  optional: 1,
  returns: 'long',
  js: { body: (value: never, modulus?: bigint) => modulo(xxhash64(bytesOf[param]!(value)), modulus) },
}))

function digest(name: string, algorithm: string, gives: string): ScalarRow {
  return {
    name,
    doc: `${algorithm.toUpperCase()} of the value as text, in hexadecimal`,
    example: [`${name}('World')`, gives],
    forms: [
      { params: ['text'], returns: 'string', js: { body: (text: string) => createHash(algorithm).update(text, 'utf8').digest('hex') } },
    ],
  }
}

/** Hashes. */
export const hash: readonly ScalarRow[] = [
  {
    name: 'hash',
    aliases: ['hash_xxhash64'],
    doc: 'xxHash64 of a value, or that modulo a number',
    example: ["hash('World', 100)", '51'],
    forms: xxForms,
  },
  digest('hash_md5', 'md5', 'f5a7924e621e84c9280a9a27e1bcb7f6'),
  digest('hash_sha1', 'sha1', '70c07ec18ef89c5309bbb0937f3a6342411e1fdd'),
  digest('hash_sha256', 'sha256', '78ae647dc5544d227130a0682a51e30bc7777fbb6d8a8f17007463a3ecd1d524'),
]
