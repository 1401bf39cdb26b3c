import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { Decoded } from './layer.ts'

/** Most that is unpacked of one layer: a script that is longer is no script. */
const LONGEST = 4 * 2 ** 20

const limit = { maxOutputLength: LONGEST }

function unpacked(bytes: Buffer): { readonly bytes: Buffer; readonly how: string } | undefined {
  const attempt = (how: string, work: () => Buffer) => {
    try {
      return { bytes: work(), how }
    } catch {
      return undefined
    }
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return attempt('gzip', () => gunzipSync(bytes, limit))
  if (bytes[0] === 0x78 && ((bytes[0] << 8) | (bytes[1] ?? 0)) % 31 === 0) return attempt('zlib', () => inflateSync(bytes, limit))
  return undefined
}

/** Share of characters people write: letters, digits, punctuation, spaces. */
function readable(text: string): number {
  const sample = text.slice(0, 4000)
  const plain = sample.match(/[\p{L}\p{N}\p{P}\p{S}\s]/gu)?.length ?? 0
  return sample.length === 0 ? 0 : plain / sample.length
}

const looksLikeText = (text: string): boolean => text.length >= 4 && readable(text) > 0.95 && !text.includes('\ufffd')

/** Text in the encoding the bytes are most likely in; undefined where they are no text. */
function textOf(bytes: Buffer): { readonly text: string; readonly encoding: string } | undefined {
  const zeros = bytes.subarray(0, 2000).filter((byte, place) => place % 2 === 1 && byte === 0).length
  if (bytes.length >= 4 && zeros > Math.min(bytes.length, 2000) / 4) {
    const text = bytes.toString('utf16le').replace(/^\ufeff/, '')
    return looksLikeText(text) ? { text, encoding: 'UTF-16' } : undefined
  }
  const text = bytes.toString('utf8').replace(/^\ufeff/, '')
  return looksLikeText(text) && /[a-z]{2}/i.test(text) ? { text, encoding: 'UTF-8' } : undefined
}

/** The text some bytes hold, unpacked where they are packed. @param packed whether the script says they are deflated without a header */
export function decodeBytes(bytes: Buffer, how: string, packed = false): Decoded | undefined {
  const opened = unpacked(bytes) ?? (packed ? raw(bytes) : undefined)
  const text = textOf(opened?.bytes ?? bytes)
  return text && { text: text.text, how: `${how}${opened ? `, ${opened.how} unpacked` : ''}, read as ${text.encoding}` }
}

function raw(bytes: Buffer): { readonly bytes: Buffer; readonly how: string } | undefined {
  try {
    return { bytes: inflateRawSync(bytes, limit), how: 'deflate' }
  } catch {
    return undefined
  }
}
