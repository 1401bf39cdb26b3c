import { createHash } from 'node:crypto'
import { hashables, valueHash } from '../../runtime/value-hash.ts'
import type { ScalarForm, ScalarRow } from '../scalar-row.ts'

/** The hash brought into 0 to modulus - 1, never negative. */
const modulo = (hash: bigint, modulus: bigint | number | undefined) => {
  if (modulus === undefined || BigInt(modulus) === 0n) return hash
  const by = BigInt(modulus)
  return ((hash % by) + by) % by
}

const xxForms: ScalarForm[] = hashables.map((param) => ({
  params: [param, 'long'],
  optional: 1,
  returns: 'long',
  js: { body: (value: never, modulus?: bigint) => modulo(valueHash[param](value), modulus) },
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
