import { createHash } from 'node:crypto'

/** Identifiers are digests of what they name: the same thing has the same id in every table and every run. */
export function hex(text: string, length: number): string {
  return createHash('sha512').update(`coldtrail-sample:${text}`).digest('hex').slice(0, length)
}

export function guid(text: string): string {
  const h = hex(text, 32)
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${'89ab'[Number.parseInt(h[16]!, 16) % 4]}${h.slice(17, 20)}-${h.slice(20)}`
}

export function integer(text: string, max: number): number {
  return Number.parseInt(hex(text, 12), 16) % max
}

export type Hashes = { md5: string; sha1: string; sha256: string }

export function hashes(text: string): Hashes {
  return { md5: hex(`md5:${text}`, 32), sha1: hex(`sha1:${text}`, 40), sha256: hex(`sha256:${text}`, 64) }
}
