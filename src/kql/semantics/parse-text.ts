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
  readonly pair: string
  readonly kv: string
  readonly quotes: readonly [open: string, close: string] | null
  readonly escape: string
  readonly greedy: boolean
  readonly regex: string | null
  readonly keys: readonly string[]
}

/** Keys and values of a text as a bag of texts: by delimiters, quotes and an escape, or by a regex of two groups. */
export function parsePairs(text: string, settingsJson: string): string {
  const settings = JSON.parse(settingsJson) as PairSettings
  const wanted = new Set(settings.keys)
  const found: Record<string, string> = {}
  for (const [key, value] of settings.regex ? regexPairs(text, settings.regex) : delimitedPairs(text, settings)) {
    if (wanted.has(key) && !(key in found)) found[key] = value
  }
  return formatDynamic(found)
}

function* regexPairs(text: string, pattern: string): Iterable<[string, string]> {
  const regex = regexOf(pattern, 'g')
  const global = regex.global ? regex : new RegExp(regex.source, `${regex.flags}g`)
  for (const match of text.matchAll(global)) yield [match[1] ?? '', match[2] ?? '']
}

function* delimitedPairs(text: string, { pair, kv, quotes, escape: escaped, greedy }: PairSettings): Iterable<[string, string]> {
  let at = 0
  while (at < text.length) {
    const equals = kv === '' ? at : text.indexOf(kv, at)
    if (equals < 0) return
    const key = text.slice(at, equals)
    const { value, end } = valueAt(text, equals + kv.length, pair, kv, quotes, escaped, greedy)
    yield [key.slice(pair === '' ? 0 : key.lastIndexOf(pair) + (key.includes(pair) ? pair.length : 0)).trim(), value]
    at = end
  }
}

function valueAt(
  text: string,
  start: number,
  pair: string,
  kv: string,
  quotes: readonly [string, string] | null,
  escaped: string,
  greedy: boolean,
) {
  if (quotes && text.startsWith(quotes[0], start)) {
    let value = ''
    let at = start + quotes[0].length
    while (at < text.length && !text.startsWith(quotes[1], at)) {
      if (escaped && text.startsWith(escaped, at)) at += escaped.length
      value += text[at] ?? ''
      at++
    }
    return { value, end: at + quotes[1].length }
  }
  const next = pair === '' ? -1 : text.indexOf(pair, start)
  let end = next < 0 ? text.length : next
  if (greedy && next >= 0) {
    const following = text.indexOf(kv, end)
    end = following < 0 ? text.length : Math.max(end, text.lastIndexOf(pair, following))
  }
  return { value: text.slice(start, end), end: Math.min(text.length, end + pair.length) }
}
