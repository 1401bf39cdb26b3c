import { decodeBytes } from './bytes.ts'
import type { Decoded, Decoder } from './layer.ts'

const BASE64 = /[A-Za-z0-9+/]{16,}={0,2}/g

const bytesOf = (text: string) => Buffer.from(text, 'base64')

/** `-EncodedCommand`, in any of the beginnings PowerShell takes for it, and the dashes it takes for a hyphen. */
const ENCODED = /(?:^|\s)[-–—―/](?:e|ec|en|enc|enco|encod|encode|encoded|encodedc\w*)\s+["']?([A-Za-z0-9+/]{8,}={0,2})/gi

/** The command PowerShell is given in base64 of UTF-16. */
export const encodedCommand: Decoder = (text) =>
  [...text.matchAll(ENCODED)].flatMap((match) => decodeBytes(bytesOf(match[1]!), '-EncodedCommand: base64') ?? [])

/** Any other base64 in the script that turns out to be text, packed or not: `FromBase64String`, `certutil -decode`, `base64 -d`. */
export const base64Text: Decoder = (text) => {
  const packed = /Deflate/i.test(text)
  const given = new Set([...text.matchAll(ENCODED)].map((match) => match[1]!))
  return [...text.matchAll(BASE64)].flatMap(([found]): Decoded[] => {
    // a path or a plain word is made of the same letters
    if (given.has(found) || found.length % 4 === 1 || /^[A-Za-z]+$/.test(found) || /^\d+$/.test(found)) return []
    const decoded = decodeBytes(bytesOf(found), 'base64', packed)
    return decoded ? [decoded] : []
  })
}

const HEX = /(?:0x)?(?:[0-9a-f]{2}[\s,]*(?:0x)?){24,}/gi

/** Bytes written in hex that turn out to be text. */
export const hexText: Decoder = (text) =>
  [...text.matchAll(HEX)].flatMap(([found]) => {
    const digits = found.replaceAll(/0x|[\s,]/gi, '')
    return digits.length % 2 === 0 ? (decodeBytes(Buffer.from(digits, 'hex'), 'hex') ?? []) : []
  })
