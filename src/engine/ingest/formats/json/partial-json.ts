import type { Json } from '#model/alert-record.ts'
import { emptyRecord } from '../reading/object.ts'

const MAX_DEPTH = 64
/** Commas are passed over with white space: whether they stand right is for the parser of the whole record to say. */
const SPACE = /[\s,]*/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const STRING = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"/y

/** What could be read of a value, and whether it ran into something that is no JSON. */
export interface PartialValue {
  readonly value: Json
  readonly end: number
  readonly broken: boolean
}

interface Cursor {
  readonly text: string
  at: number
  complete: boolean
  broken: boolean
}

function skip(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)?.[0]
  if (found !== undefined) cursor.at += found.length
  return found
}

function string(cursor: Cursor): string | undefined {
  const token = skip(cursor, STRING)
  if (token === undefined) return undefined
  try {
    return JSON.parse(token) as string
  } catch {
    return broken(cursor)
  }
}

/** Nothing more can be read; what was read so far stands. */
function cut(cursor: Cursor): undefined {
  cursor.complete = false
  cursor.at = cursor.text.length
  return undefined
}

function broken(cursor: Cursor): undefined {
  cursor.broken = true
  return cut(cursor)
}

/** A string that has no end: the text ends within it, or a line does, which no string may span. */
const unended = (cursor: Cursor): undefined => (cursor.text.includes('\n', cursor.at) ? broken(cursor) : cut(cursor))

function members(cursor: Cursor, depth: number): Json {
  const object = emptyRecord()
  for (;;) {
    skip(cursor, SPACE)
    if (cursor.text[cursor.at] === '}') break
    const name = string(cursor)
    skip(cursor, SPACE)
    if (name === undefined || cursor.text[cursor.at] !== ':') {
      if (cursor.at < cursor.text.length && cursor.text[cursor.at] !== '"') broken(cursor)
      else cut(cursor)
      return object
    }
    cursor.at += 1
    const value = valueAt(cursor, depth)
    if (value !== undefined) object[name] = value
    if (!cursor.complete) return object
  }
  cursor.at += 1
  return object
}

function elements(cursor: Cursor, depth: number): Json {
  const list: Json[] = []
  for (;;) {
    skip(cursor, SPACE)
    if (cursor.text[cursor.at] === ']') break
    const value = valueAt(cursor, depth)
    if (value !== undefined) list.push(value)
    if (!cursor.complete) return list
  }
  cursor.at += 1
  return list
}

function valueAt(cursor: Cursor, depth: number): Json | undefined {
  skip(cursor, SPACE)
  if (cursor.at >= cursor.text.length || depth > MAX_DEPTH) return cut(cursor)
  switch (cursor.text[cursor.at]) {
    case '{':
      cursor.at += 1
      return members(cursor, depth + 1)
    case '[':
      cursor.at += 1
      return elements(cursor, depth + 1)
    case '"':
      return string(cursor) ?? unended(cursor)
  }
  const scalar = skip(cursor, SCALAR)
  // a digit, letter or point that follows makes it none of JSON's (`-03`, `nullx`)
  if (scalar === undefined || /[\w.]/.test(cursor.text[cursor.at] ?? '')) return broken(cursor)
  return JSON.parse(scalar) as Json
}

/**
 * Reads as much JSON as there is from a place of a text: the start of a file may end within its first record, or that record be broken,
 * and its members up to there tell what it is. Undefined where no JSON value starts there.
 */
export function partialJson(text: string, from: number): PartialValue | undefined {
  const cursor: Cursor = { text, at: from, complete: true, broken: false }
  const value = valueAt(cursor, 0)
  return value === undefined ? undefined : { value, end: cursor.at, broken: cursor.broken }
}
