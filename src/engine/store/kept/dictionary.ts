import type { ColumnType } from '#model/tables/column.ts'
import type { SqlValue } from '../sql.ts'

/** A value of a dictionary as JSON writes it: integers beyond 2^53 and what JSON has no number for as text. */
function written(value: SqlValue): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

const isText = (type: ColumnType) => type === 'string' || type === 'guid' || type === 'dynamic'

export const valuesToJson = (values: readonly SqlValue[]): Uint8Array => Buffer.from(JSON.stringify(values.map(written)))

/** Values as SQLite holds them: integers are bigints, as hunts read them. */
export function valuesOfJson(bytes: Uint8Array, type: ColumnType): SqlValue[] {
  const values = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()) as (string | number | null)[]
  if (isText(type)) return values
  const isReal = type === 'real' || type === 'decimal'
  return values.map((value) => (value === null ? null : isReal ? Number(value) : BigInt(value)))
}

export const idsToBytes = (ids: readonly number[]): Uint8Array => new Uint8Array(Float64Array.from(ids).buffer)

export function idsOfBytes(bytes: Uint8Array): Float64Array {
  const own = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()
  return new Float64Array(own.buffer as ArrayBuffer, own.byteOffset, own.byteLength / 8)
}

/** Bytes of text (as UTF-16 counts) up to which values stand in the dictionary themselves; beyond, rows are named that hold them. */
const LONG_TEXT = 8 * 2 ** 20

/** Bytes of distinct text past which a column is left to its table: the dictionary has to fit into the writer's memory. */
const MOST_TEXT = 256 * 2 ** 20

/** A dictionary as it grows. */
export interface Dictionary {
  /** The code of a value; a new one is remembered as learnt in this segment. */
  code(value: SqlValue, id: number): number
  /** What was learnt since the last call. */
  learnt(): { readonly ids: boolean; readonly bytes: Uint8Array }
  readonly size: number
  /** Too much distinct text to be kept. */
  readonly isTooLarge: boolean
}

export function createDictionary(known: readonly SqlValue[]): Dictionary {
  const codes = new Map<SqlValue, number>()
  let text = 0
  let values: SqlValue[] = []
  let ids: number[] = []
  const count = (value: SqlValue) => {
    if (typeof value === 'string') text += value.length
  }
  for (const value of known) {
    codes.set(value, codes.size)
    count(value)
  }
  return {
    code(value, id) {
      const code = codes.get(value)
      if (code !== undefined) return code
      codes.set(value, codes.size)
      values.push(value)
      ids.push(id)
      count(value)
      return codes.size - 1
    },
    learnt() {
      const byId = text > LONG_TEXT
      const told = { ids: byId, bytes: byId ? idsToBytes(ids) : valuesToJson(values) }
      values = []
      ids = []
      return told
    },
    get size() {
      return codes.size
    },
    get isTooLarge() {
      return text > MOST_TEXT
    },
  }
}
