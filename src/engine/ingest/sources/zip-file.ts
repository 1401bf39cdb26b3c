import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import * as yauzl from 'yauzl'

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const MAX_COMMENT = 0xffff

/** Where the zip ends within its file: evidence is copied by tools that leave bytes behind, which yauzl takes for a broken comment. */
async function endOfZip(file: FileHandle, size: number): Promise<number> {
  const length = Math.min(size, END_BYTES + MAX_COMMENT)
  const tail = Buffer.alloc(length)
  await file.read(tail, 0, length, size - length)
  for (let at = length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue
    const end = at + END_BYTES + tail.readUInt16LE(at + 20)
    if (end <= length) return size - length + end
  }
  return size
}

const PART_BYTES = 1 << 18

/** A stream of its own rather than the handle's, which closes the file when a member is left half-read. */
async function* readPart(file: FileHandle, start: number, end: number): AsyncIterable<Buffer> {
  for (let at = start; at < end; ) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PART_BYTES), 0, Math.min(PART_BYTES, end - at), at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** Reads a part of a file as yauzl wants it read. */
class PartReader extends yauzl.RandomAccessReader {
  readonly #file: FileHandle

  constructor(file: FileHandle) {
    super()
    this.#file = file
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(readPart(this.#file, start, end), { objectMode: false })
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (thrown: Error | null) => void): void {
    this.#file.read(buffer, offset, length, position).then(() => callback(null), callback)
  }

  override close(callback: (thrown: Error | null) => void): void {
    this.#file.close().then(() => callback(null), callback)
  }
}

export interface OpenZip {
  readonly zip: yauzl.ZipFile
  /** bytes of the file that lie behind the zip */
  readonly trailing: number
}

/** Opens a zip for its members one by one; names come as bytes, so that no name can fail the whole. */
export async function openZip(path: string): Promise<OpenZip> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const end = await endOfZip(file, size)
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false }
    const zip = await yauzl.fromRandomAccessReaderPromise(new PartReader(file), end, options)
    return { zip, trailing: size - end }
  } catch (thrown) {
    await file.close()
    throw thrown
  }
}
