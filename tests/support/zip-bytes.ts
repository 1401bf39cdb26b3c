import { crc32, deflateRawSync } from 'node:zlib'

const LOCAL = 0x04034b50
const DIRECTORY = 0x02014b50
const END = 0x06054b50

/** A zip made by hand, so that tests can give it any names and any lies. */
export function zipBytes(members: Readonly<Record<string, string | Uint8Array>>, options: { readonly encrypted?: boolean } = {}): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  const flags = 0x0800 | (options.encrypted ? 1 : 0)
  for (const [name, content] of Object.entries(members)) {
    const raw = Buffer.from(content)
    const data = deflateRawSync(raw)
    const title = Buffer.from(name)
    const numbers = [crc32(raw), data.length, raw.length]
    const local = Buffer.alloc(30)
    local.writeUInt32LE(LOCAL, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(8, 8)
    numbers.forEach((value, i) => {
      local.writeUInt32LE(value, 14 + 4 * i)
    })
    local.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(DIRECTORY, 0)
    entry.writeUInt16LE(20, 4)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    numbers.forEach((value, i) => {
      entry.writeUInt32LE(value, 16 + 4 * i)
    })
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(offset, 42)
    parts.push(local, title, data)
    directory.push(entry, title)
    offset += 30 + title.length + data.length
  }
  const count = Object.keys(members).length
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}
