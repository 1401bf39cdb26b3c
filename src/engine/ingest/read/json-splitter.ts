import { CLOSE, CLOSE_LIST, COLON, COMMA, ESCAPE, isSpace, NEWLINE, OPEN, OPEN_LIST, QUOTE } from './json-bytes.ts'
import { MAX_DEPTH, MAX_PARTS, MAX_RECORD_BYTES } from './limits.ts'

export type Broken = 'cut-short' | 'too-long' | 'too-deep' | 'too-many-parts' | 'no-json' | 'line-break'

/** What the splitter finds, as bytes with the offset of the first; the bytes are only valid during the call. */
export interface Splits {
  value(bytes: Uint8Array, offset: number): void
  /** the members that stand beside a page in the object that wraps it, made into an object of their own */
  envelope(bytes: Uint8Array, offset: number): void
  broken(bytes: Uint8Array, offset: number, reason: Broken): void
}

export interface JsonSplitter {
  push(chunk: Uint8Array): void
  /** Ends the last record; false where an array or a page was still open. */
  finish(): boolean
}

/** Bytes of an unstorable record that are kept to show it by. */
const SHOWN = 8192

/** Between records · in a record · in a line that is no JSON · after a broken record, looking for where the next may start. */
type Mode = 'between' | 'value' | 'junk' | 'lost'

/**
 * Cuts a stream of JSON into its records without building them: one a line, one after another, the elements of an array, or those of
 * pages like `{"value":[…]}`: `pages[0]` names the members of a top-level object that hold records, `pages[1]` those of the elements of
 * such a page, where records stand one deeper (`{"tables":[{"rows":[…]}]}`). It looks at structure alone; whether a cut is valid JSON is for the parser to
 * say. Memory is bounded by one record, and a broken record of a file of lines ends with its line.
 */
export function createJsonSplitter(pages: readonly (readonly string[])[], splits: Splits): JsonSplitter {
  let buffer = new Uint8Array(1 << 17)
  let filled = 0
  let base = 0 // offset in the source of buffer[0]
  let at = 0
  let mode: Mode = 'between'
  let start = 0
  let shown: { bytes: Uint8Array; offset: number; reason: Broken } | null = null // of a record that is only skipped over
  let depth = 0
  let parts = 0 // members and elements of the record being read
  let level = 0 // depth at which records stand: 0, 1 in an array, 2 in a page
  const lists: { readonly level: number; readonly page: boolean }[] = [] // arrays of records that are open, and the level around each
  let nested: readonly string[] | undefined = pages[0] // members that would be pages here
  let inString = false
  let stringStart = 0
  let name: string | null = null // member whose value comes next, of an object that may wrap pages
  let wrapping = false // the object being read has had a page
  let first = true
  let lines: boolean | null = null // whether records are one a line, known after the first
  let spans = false // the record being read spans lines
  let misplaced = false // an object that starts here, right behind a line break, starts where none can
  let lineStart = false // of a lost stretch: only white space stands before on this line

  function room(extra: number): void {
    if (filled + extra <= buffer.length) return
    const from = mode === 'between' || shown ? at : start
    const kept = filled - from
    const target = kept + extra <= buffer.length ? buffer : new Uint8Array(Math.max(buffer.length * 2, kept + extra))
    target.set(buffer.subarray(from, filled))
    buffer = target
    base += from
    at -= from
    start -= from
    stringStart -= from
    filled = kept
  }

  function begin(as: Mode): void {
    mode = as
    start = at
    shown = null
    spans = false
    parts = 0
  }

  /** Stops keeping the record: it will be told as broken when its end is found. */
  function giveUp(reason: Broken): void {
    if (!shown) shown = { bytes: buffer.slice(start, Math.min(at, start + SHOWN)), offset: base + start, reason }
  }

  function countPart(): void {
    parts += 1
    if (parts > MAX_PARTS) giveUp('too-many-parts')
  }

  function tellBroken(until: number, reason: Broken): void {
    if (shown) splits.broken(shown.bytes, shown.offset, shown.reason)
    else if (until > start) splits.broken(buffer.subarray(start, until), base + start, reason)
    shown = null
  }

  /** The record ends before `until`. */
  function end(until: number): void {
    if (shown) tellBroken(until, shown.reason)
    else if (wrapping) tellEnvelope(start, until, true)
    else splits.value(buffer.subarray(start, until), base + start)
    if (level === 0) lines ??= !spans
    wrapping = false
    mode = 'between'
  }

  /** The record ends here although its structure does not; what follows is looked over for the next. */
  function breakOff(until: number, reason: Broken, next: Mode): void {
    depth = level
    inString = false
    wrapping = false
    if (next === 'lost') giveUp(reason)
    else tellBroken(until, reason)
    mode = next
  }

  /** `from` stands at the wrapper's brace, or behind a page it has had; `last` says that its closing brace is within. */
  function tellEnvelope(from: number, until: number, last: boolean): void {
    const text = Buffer.from(buffer.subarray(wrapping ? from : from + 1, last ? until - 1 : until)).toString('latin1')
    const members = text.replace(/^[\s,]+|[\s,]+$/g, '')
    if (members !== '') splits.envelope(Buffer.from(`{${members}}`, 'latin1'), base + from)
  }

  function between(byte: number): void {
    if (isSpace(byte) || byte === COMMA) return
    if (byte === OPEN_LIST && first) {
      enter(false)
    } else if (level > 0 && byte === CLOSE_LIST) {
      leave()
    } else if (byte === OPEN || byte === OPEN_LIST) {
      begin('value')
      depth += 1
      name = null
    } else if (level === 0 || byte === CLOSE) begin('junk')
    else {
      begin('value') // a bare value among the elements of an array
      if (byte === QUOTE) inString = true
    }
    first = false
  }

  /** An array of records opens: a page of the object being read, or the whole source. */
  function enter(page: boolean): void {
    lists.push({ level, page })
    depth += 1
    level = depth
    nested = pages[lists.filter((list) => list.page).length]
    mode = 'between'
    wrapping = false
  }

  function leave(): void {
    const list = lists.pop()!
    depth = level - 1
    level = list.level
    nested = pages[lists.filter((outer) => outer.page).length]
    if (!list.page) return
    mode = 'value'
    start = at + 1
    shown = null
    wrapping = true
    name = null
  }

  function newline(): void {
    spans = true
    if (level > 0 || wrapping) return
    if (lines) {
      breakOff(at, 'cut-short', 'between')
      return
    }
    // the first record of a file of lines may itself be broken: a line that starts an object where none can start tells it
    if (lines !== null) return
    let before = at - 1
    while (before > start && isSpace(buffer[before])) before -= 1
    const last = buffer[before]
    misplaced = last !== OPEN_LIST && last !== COMMA && last !== COLON && last !== OPEN
  }

  function inValue(byte: number): void {
    switch (byte) {
      case QUOTE:
        inString = true
        stringStart = at
        return
      case NEWLINE:
        if (depth === level && level > 0) end(at)
        else newline()
        return
      case OPEN:
      case OPEN_LIST:
        if (byte === OPEN_LIST && depth === level + 1 && name !== null && nested?.includes(name) && !shown) {
          tellEnvelope(start, stringStart, false)
          enter(true)
          return
        }
        depth += 1
        if (depth > MAX_DEPTH) giveUp('too-deep')
        countPart()
        return
      case CLOSE:
      case CLOSE_LIST:
        if (depth === level) {
          end(at)
          between(byte)
          return
        }
        depth -= 1
        if (depth === level) end(at + 1)
        return
      case COMMA:
        if (depth === level) end(at)
        else if (depth === level + 1) name = null
        countPart()
        return
      case COLON:
        if (depth === level + 1 && nested && !shown) {
          name = Buffer.from(buffer.subarray(stringStart + 1, at))
            .toString('latin1')
            .replace(/"\s*$/, '')
        }
    }
  }

  /** Runs over the inside of a string; stops behind its end, or at the end of the buffer. */
  function string(): void {
    const bytes = buffer
    let i = at
    for (; i < filled; i++) {
      const byte = bytes[i]
      if (byte === QUOTE) {
        inString = false
        break
      }
      if (byte === ESCAPE) {
        if (i + 1 >= filled) break // the escaped byte comes with the next chunk
        i += 1
      } else if (byte === NEWLINE) {
        at = i
        if (lines && level === 0) breakOff(i, 'cut-short', 'between')
        else breakOff(i, 'line-break', 'lost')
        lineStart = true
        break
      }
    }
    at = i
  }

  /** A record may start at the start of a line, behind white space at most. */
  function lost(byte: number): void {
    if (byte === NEWLINE) lineStart = true
    else if (byte === OPEN && lineStart) {
      tellBroken(at, 'line-break')
      mode = 'between'
      between(byte)
    } else if (!isSpace(byte)) lineStart = false
  }

  function scan(): void {
    while (at < filled) {
      const byte = buffer[at]!
      if (mode === 'value') {
        if (inString) {
          string()
          if (inString && at < filled) return // wait for the byte behind the escape
        } else if (misplaced && byte === OPEN) {
          breakOff(at - 1, 'cut-short', 'between')
          between(byte)
        } else inValue(byte)
        misplaced &&= byte === NEWLINE
      } else if (mode === 'between') between(byte)
      else if (mode === 'junk') {
        if (byte === NEWLINE) breakOff(at, 'no-json', 'between')
      } else lost(byte)
      if (at < filled) at += 1
    }
    if (mode !== 'between' && at - start > MAX_RECORD_BYTES) giveUp(mode === 'junk' ? 'no-json' : 'too-long')
  }

  return {
    push(chunk) {
      room(chunk.length)
      buffer.set(chunk, filled)
      filled += chunk.length
      scan()
    },
    finish() {
      at = filled
      const open = level > 0 || (wrapping && mode === 'value')
      if (mode === 'value' && depth === level && level > 0 && !inString) end(at)
      else if (mode !== 'between' && !wrapping) tellBroken(at, mode === 'junk' ? 'no-json' : 'cut-short')
      mode = 'between'
      return !open
    },
  }
}
