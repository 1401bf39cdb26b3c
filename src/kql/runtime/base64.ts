const VALID = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Bytes of base64 text; null where it is not well formed, as Kusto answers. */
export function bytesOfBase64(text: string): Uint8Array | null {
  return VALID.test(text) ? Buffer.from(text, 'base64') : null
}

/** Text of UTF-8 bytes; null where they are none. */
export function textOfBytes(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

export const base64OfBytes = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** A GUID's 16 bytes as .NET orders them: the first three groups little-endian. */
export function bytesOfGuid(guid: string): Uint8Array {
  const bytes = Buffer.from(guid.replaceAll('-', ''), 'hex')
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
  return Uint8Array.from(order, (place) => bytes[place] ?? 0)
}

export function guidOfBytes(bytes: Uint8Array): string | null {
  if (bytes.length !== 16) return null
  const hex = Buffer.from(Uint8Array.from([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15], (place) => bytes[place] ?? 0)).toString(
    'hex',
  )
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
