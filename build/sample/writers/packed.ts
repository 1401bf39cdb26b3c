import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

/** gzip without a time and without the name of the packing system: the same text gives the same bytes. */
export function gzip(text: string): Buffer {
  const bytes = gzipSync(Buffer.from(text), { level: 9 })
  bytes.writeUInt32LE(0, 4)
  bytes[9] = 255
  return bytes
}

export type Member = { name: string; text: string }

/** 2026-04-20 18:00 as DOS counts it. */
const DOS_TIME = 18 << 11
const DOS_DATE = ((2026 - 1980) << 9) | (4 << 5) | 20
const UTF8_NAMES = 0x800
const DEFLATED = 8

/** A zip archive (APPNOTE 6.3: local headers, central directory, end record), members in the given order. */
export function zip(members: readonly Member[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, text } of members) {
    const content = Buffer.from(text)
    const packed = deflateRawSync(content, { level: 9 })
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(UTF8_NAMES, 2)
    common.writeUInt16LE(DEFLATED, 4)
    common.writeUInt16LE(DOS_TIME, 6)
    common.writeUInt16LE(DOS_DATE, 8)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(title.length, 22)
    const start = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, title]))
    local.push(start)
    offset += start.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(members.length, 4)
  end.writeUInt16LE(members.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}
