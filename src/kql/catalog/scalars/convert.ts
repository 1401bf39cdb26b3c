import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib'
import { base64OfBytes, bytesOfBase64, bytesOfGuid, guidOfBytes, textOfBytes } from '../../runtime/base64.ts'
import { domainFromPunycode, fromPunycode, toPunycode } from '../../runtime/punycode.ts'
import { urlDecode, urlEncode, urlEncodeComponent } from '../../runtime/url.ts'
import type { KqlType } from '../../types.ts'
import type { Dynamic } from '../../values/json.ts'
import type { ScalarRow } from '../scalar-row.ts'

type Text = (text: string) => string | null

function text(name: string, doc: string, example: readonly [string, string], body: Text, aliases?: readonly string[]): ScalarRow {
  return { name, ...(aliases ? { aliases } : {}), doc, example, forms: [{ params: ['text'], returns: 'string', js: { body } }] }
}

/** The engine packs with libdeflate, which stores texts of at most this size as they are. */
const STORED_SIZE = 31

/** Gzip as the engine writes it: no time, and the operating system unknown (255). */
function gzipped(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8')
  const packed = gzipSync(bytes, bytes.length <= STORED_SIZE ? { level: 0 } : {})
  packed[8] = 0
  packed[9] = 255
  return packed
}

/** What a decompressed value may grow to: evidence can hold a bomb. */
const LARGEST = 64 * 1024 * 1024

const unpacked = (unpack: (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array) => (encoded: string) => {
  const bytes = bytesOfBase64(encoded)
  if (!bytes) return null
  try {
    return textOfBytes(unpack(bytes, { maxOutputLength: LARGEST }))
  } catch {
    return null
  }
}

const decoded: Text = (encoded) => {
  const bytes = bytesOfBase64(encoded)
  return bytes && textOfBytes(bytes)
}

const UNITS = ['Bytes', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB']

function formatBytes(size: number, precision = 0, units?: string): string {
  const exact = UNITS.findIndex((unit) => unit.toLowerCase() === units?.toLowerCase())
  const natural = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, Math.abs(size))) / 10)))
  const index = exact >= 0 ? exact : natural
  const value = size / 1024 ** index
  return `${Number(value.toFixed(precision))} ${UNITS[index]}`
}

const jsonTypes: Readonly<Record<string, string>> = { string: 'string', boolean: 'bool', bigint: 'long' }

function typeOf(value: Dynamic): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number') return Number.isInteger(value) ? 'long' : 'double'
  return jsonTypes[typeof value] ?? (Array.isArray(value) ? 'array' : 'dictionary')
}

const named = (type: KqlType | undefined) => `'${type ?? 'null'}'`

/** Encodings, and functions that tell or change the form of a value. */
export const convert: readonly ScalarRow[] = [
  text(
    'base64_encode_tostring',
    'Base64 of a text',
    ["base64_encode_tostring('Kusto')", 'S3VzdG8='],
    (value) => base64OfBytes(new TextEncoder().encode(value)),
    ['base64_encodestring'],
  ),
  text('base64_decode_tostring', 'Text of base64; empty where it is none', ["base64_decode_tostring('S3VzdG8=')", 'Kusto'], decoded, [
    'base64_decodestring',
  ]),
  {
    name: 'base64_decode_toarray',
    doc: 'Bytes of base64 as an array; null where it is none',
    example: ["base64_decode_toarray('S3VzdG8=')", '[75,117,115,116,111]'],
    forms: [
      {
        params: ['string'],
        returns: 'dynamic',
        js: {
          body: (encoded: string) => {
            const bytes = bytesOfBase64(encoded)
            return bytes && [...bytes]
          },
        },
      },
    ],
  },
  {
    name: 'base64_encode_fromarray',
    doc: 'Base64 of an array of bytes',
    example: ['base64_encode_fromarray(dynamic([75,117]))', 'S3U='],
    forms: [
      {
        params: ['dynamic'],
        returns: 'string',
        js: { body: (bytes: Dynamic) => (Array.isArray(bytes) ? base64OfBytes(Uint8Array.from(bytes, Number)) : '') },
      },
    ],
  },
  {
    name: 'base64_encode_fromguid',
    doc: 'Base64 of the bytes of a GUID',
    example: ['base64_encode_fromguid(toguid("ae3133f2-6e22-49ae-b06a-16e6a9b212eb"))', '8jMxriJurkmwahbmqbIS6w=='],
    forms: [{ params: ['guid'], returns: 'string', js: { body: (guid: string) => base64OfBytes(bytesOfGuid(guid)) } }],
  },
  {
    name: 'base64_decode_toguid',
    doc: 'The GUID whose bytes are the base64; null where it is none',
    example: ["base64_decode_toguid('8jMxriJurkmwahbmqbIS6w==')", 'ae3133f2-6e22-49ae-b06a-16e6a9b212eb'],
    forms: [
      {
        params: ['string'],
        returns: 'guid',
        js: {
          body: (encoded: string) => {
            const bytes = bytesOfBase64(encoded)
            return bytes && guidOfBytes(bytes)
          },
        },
      },
    ],
  },
  text(
    'gzip_compress_to_base64_string',
    'Gzip of a text, in base64',
    ["gzip_decompress_from_base64_string(gzip_compress_to_base64_string('ab'))", 'ab'],
    (value) => base64OfBytes(gzipped(value)),
  ),
  text(
    'gzip_decompress_from_base64_string',
    'Text of base64 gzip; empty where it is none',
    ["gzip_decompress_from_base64_string('x')", ''],
    unpacked(gunzipSync),
  ),
  text(
    'zlib_compress_to_base64_string',
    'Zlib of a text, in base64',
    ["zlib_decompress_from_base64_string(zlib_compress_to_base64_string('ab'))", 'ab'],
    (value) => base64OfBytes(deflateSync(value)),
  ),
  text(
    'zlib_decompress_from_base64_string',
    'Text of base64 zlib; empty where it is none',
    ["zlib_decompress_from_base64_string('x')", ''],
    unpacked(inflateSync),
  ),
  text('url_decode', 'Percent-decoded text', ["url_decode('a%20b')", 'a b'], urlDecode),
  text('url_encode', 'Percent-encoded text, a space as +', ["url_encode('a b/')", 'a+b%2f'], urlEncode),
  text('url_encode_component', 'Percent-encoded text, a space as %20', ["url_encode_component('a b/')", 'a%20b%2f'], urlEncodeComponent),
  text('punycode_from_string', 'Punycode of a text', ["punycode_from_string('bücher')", 'bcher-kva'], toPunycode),
  text('punycode_to_string', 'Text of punycode', ["punycode_to_string('bcher-kva')", 'bücher'], fromPunycode),
  text(
    'punycode_domain_from_string',
    'A domain with its xn-- labels read',
    ["punycode_domain_from_string('xn--bcher-kva.example')", 'bücher.example'],
    domainFromPunycode,
    ['punycode_domain_to_string'],
  ),
  {
    name: 'format_bytes',
    doc: 'A size with its unit, to decimal places',
    example: ['format_bytes(1024)', '1 KB'],
    forms: [{ params: ['real', 'int', 'string'], optional: 2, returns: 'string', js: { body: formatBytes } }],
  },
  {
    name: 'gettype',
    doc: 'Name of the value’s type; of a dynamic, of what it holds',
    example: ['gettype(dynamic([1]))', 'array'],
    forms: [
      { params: ['dynamic'], returns: 'string', js: { body: typeOf, nulls: 'seen' } },
      { params: ['any'], returns: 'string', sql: (_args, [type]) => named(type), total: true },
    ],
  },
  {
    name: 'new_guid',
    doc: 'A random GUID',
    example: ['isnotempty(tostring(new_guid()))', 'True'],
    deterministic: false,
    forms: [{ params: [], returns: 'guid', js: { body: () => crypto.randomUUID() } }],
  },
]
