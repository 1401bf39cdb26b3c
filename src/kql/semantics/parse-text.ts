import { regexOf } from '../runtime/regex.ts'
import type { KqlType } from '../types.ts'
import { parseDatetime } from '../values/datetime-text.ts'
import { formatDynamic } from '../values/json.ts'
import { parseBool, parseGuid, parseLong, parseReal } from '../values/number-text.ts'
import { parseTimespan } from '../values/timespan-text.ts'

const readers: Partial<Record<KqlType, (text: string) => unknown>> = {
  int: parseLong,
  long: parseLong,
  real: parseReal,
  decimal: parseReal,
  bool: parseBool,
  datetime: parseDatetime,
  timespan: parseTimespan,
  guid: parseGuid,
}

interface ParseSettings {
  readonly pattern: string
  readonly flags: string
  readonly groups: readonly string[]
  readonly types: readonly KqlType[]
  /** A capture that does not read as its column's type spoils the whole match. */
  readonly strict: boolean
}

const settingsKept = new Map<string, ParseSettings & { readonly regex: RegExp }>()

function settingsOf(json: string) {
  const known = settingsKept.get(json)
  if (known) return known
  const settings = JSON.parse(json) as ParseSettings
  const made = { ...settings, regex: regexOf(settings.pattern, settings.flags.replace(/[^ims]/g, '')) }
  settingsKept.set(json, made)
  return made
}

/** What `parse` cut out of a text, as a JSON array of texts; null where the pattern does not fit. */
export function parseText(text: string, settingsJson: string): string | null {
  const { regex, groups, types, strict } = settingsOf(settingsJson)
  regex.lastIndex = 0
  const match = regex.exec(text)
  if (!match) return null
  const captures = groups.map((group) => match.groups?.[group] ?? '')
  const fits = (capture: string, i: number) => {
    const read = readers[types[i]!]
    return !read || read(capture.trim()) !== null
  }
  if (strict && !captures.every(fits)) return null
  return formatDynamic(captures)
}

interface PairSettings {
  /** Null where none was named: then anything but letters, digits and what numbers and paths are made of parts pairs. */
  readonly pair: string | null
  readonly kv: string | null
  readonly quotes: readonly [open: string, close: string] | null
  readonly escape: string
  readonly greedy: boolean
  readonly regex: string | null
  readonly keys: readonly string[]
}

type Pair = readonly [key: string, value: string]

const ANY_DELIMITERS = '([A-Za-z_][\\w-]*)\\s*[:=]\\s*("[^"]*"|[^\\s,;|]+)'

/** Keys and values of a text as a bag of texts: by delimiters, quotes and an escape, or by a regex of two groups. */
export function parsePairs(text: string, settingsJson: string): string {
  const settings = JSON.parse(settingsJson) as PairSettings
  const wanted = new Set(settings.keys)
  const found: Record<string, string> = {}
  for (const [key, value] of pairsOf(text, settings)) if (wanted.has(key) && !(key in found)) found[key] = value
  return formatDynamic(found)
}

function pairsOf(text: string, settings: PairSettings): Iterable<Pair> {
  const { regex, pair, kv } = settings
  if (regex !== null) return regexPairs(text, regex)
  if (pair === null && kv === null) return regexPairs(text, ANY_DELIMITERS)
  return delimitedPairs(text, settings)
}

function* regexPairs(text: string, pattern: string): Iterable<Pair> {
  for (const match of text.matchAll(regexOf(pattern, 'g'))) yield [match[1] ?? '', (match[2] ?? '').replace(/^"(.*)"$/, '$1')]
}

/** Walks the text pair by pair; keys and values may be quoted, and a quoted one may hold delimiters. */
function* delimitedPairs(text: string, settings: PairSettings): Iterable<Pair> {
  const [pair, kv] = [settings.pair ?? ' ', settings.kv ?? '=']
  let at = 0
  while (at < text.length) {
    const key = readTo(text, at, kv, pair, settings)
    if (!text.startsWith(kv, key.end) || key.end >= text.length) {
      at = key.end + Math.max(1, pair.length)
      continue
    }
    const start = key.end + kv.length
    const value = settings.greedy ? greedyValue(text, start, pair, kv, settings) : readTo(text, start, pair, null, settings)
    // blanks around a bare key are not its own
    const isQuoted = settings.quotes !== null && text.startsWith(settings.quotes[0], at)
    yield [isQuoted ? key.text : key.text.trim(), value.text]
    at = value.end + Math.max(1, pair.length)
  }
}

/** Text up to a delimiter (or another that ends the search), quotes and escapes resolved. */
function readTo(
  text: string,
  start: number,
  delimiter: string,
  other: string | null,
  { quotes, escape: escaped }: PairSettings,
): { text: string; end: number } {
  let at = start
  if (quotes && text.startsWith(quotes[0], at)) {
    let value = ''
    at += quotes[0].length
    while (at < text.length && !text.startsWith(quotes[1], at)) {
      if (escaped && text.startsWith(escaped, at)) at += escaped.length
      value += text[at] ?? ''
      at++
    }
    return { text: value, end: at + quotes[1].length }
  }
  while (at < text.length && !(delimiter && text.startsWith(delimiter, at)) && !(other && text.startsWith(other, at))) at++
  return { text: text.slice(start, at), end: at }
}

/** Greedy values run on to the last delimiter before the next key. */
function greedyValue(text: string, start: number, pair: string, kv: string, settings: PairSettings): { text: string; end: number } {
  const plain = readTo(text, start, pair, null, settings)
  if (settings.quotes && text.startsWith(settings.quotes[0], start)) return plain
  const nextKv = text.indexOf(kv, plain.end)
  const end = nextKv < 0 ? text.length : Math.max(plain.end, text.lastIndexOf(pair, nextKv))
  return { text: text.slice(start, end), end }
}
