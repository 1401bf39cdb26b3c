/** Text with emphasis, code and links, as a tree: what is not understood stays as it was written. */
export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis' | 'deleted'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly children: readonly Inline[]; readonly url: string }
  | { readonly type: 'break' }

const spans = [
  { mark: '**', type: 'strong' },
  { mark: '__', type: 'strong' },
  { mark: '~~', type: 'deleted' },
  { mark: '*', type: 'emphasis' },
  { mark: '_', type: 'emphasis' },
] as const

const isWord = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)
/** Marks that mean nothing within a word: `snake_case`, `2*3*4`. */
const withinWords = (mark: string) => mark.length === 1 || mark[0] === '_'
/** Signs that a backslash takes their meaning from, as CommonMark has them. */
const ESCAPABLE = /[!-/:-@[-`{-~]/
const MARKS = /[\\`*_~[!\n]/g
/** Emphasis within emphasis: deeper is shown as written. */
const DEEPEST = 8

/** Marks that may close a span and do not: beyond it is no text of people, and looking on would take ever longer. */
const MOST_TRIED = 50

/** Where the closing mark of a span that opened before `from` stands, or −1. Text directly inside the marks must not be a space. */
function closing(text: string, mark: string, from: number): number {
  let tried = 0
  for (let at = text.indexOf(mark, from); at >= 0 && tried < MOST_TRIED; at = text.indexOf(mark, at + mark.length)) {
    tried += 1
    if (at === from || /\s/.test(text[at - 1]!) || text[at - 1] === '\\') continue
    if (mark.length === 1 && (text[at + 1] === mark || text[at - 1] === mark)) continue
    if (withinWords(mark) && isWord(text[at + mark.length])) continue
    return at
  }
  return -1
}

interface Found {
  readonly node: Inline
  readonly end: number
}

function codeAt(text: string, at: number): Found | undefined {
  const [ticks] = /^`+/.exec(text.slice(at, at + 32))!
  const end = text.indexOf(ticks, at + ticks.length)
  if (end < 0) return undefined
  return { node: { type: 'code', text: text.slice(at + ticks.length, end).trim() }, end: end + ticks.length }
}

const LINK = /\[([^\]\n]{0,500})\]\(\s*<?([^\s)>]{1,2000})>?(?:\s+"[^"\n]{0,500}")?\s*\)/y

function linkAt(text: string, at: number, depth: number): Found | undefined {
  LINK.lastIndex = at
  const found = LINK.exec(text)
  return found ? { node: { type: 'link', children: parse(found[1]!, depth + 1), url: found[2]! }, end: LINK.lastIndex } : undefined
}

function spanAt(text: string, at: number, depth: number): Found | undefined {
  const span = spans.find(({ mark }) => text.startsWith(mark, at))
  const inside = span && at + span.mark.length
  if (!span || inside === undefined || /\s/.test(text[inside] ?? ' ')) return undefined
  if (withinWords(span.mark) && isWord(text[at - 1])) return undefined
  const end = closing(text, span.mark, inside)
  return end < 0
    ? undefined
    : { node: { type: span.type, children: parse(text.slice(inside, end), depth + 1) }, end: end + span.mark.length }
}

function found(text: string, at: number, depth: number): Found | undefined {
  const sign = text[at]!
  if (sign === '\n') return { node: { type: 'break' }, end: at + 1 }
  if (sign === '\\') return ESCAPABLE.test(text[at + 1] ?? '') ? { node: { type: 'text', text: text[at + 1]! }, end: at + 2 } : undefined
  if (sign === '`') return codeAt(text, at)
  if (depth >= DEEPEST) return undefined
  // a picture is shown as the link it is: nothing is fetched
  if (sign === '!') return text[at + 1] === '[' ? linkAt(text, at + 1, depth) : undefined
  return sign === '[' ? linkAt(text, at, depth) : spanAt(text, at, depth)
}

function parse(text: string, depth: number): Inline[] {
  const nodes: Inline[] = []
  let plain = 0
  const flush = (to: number) => to > plain && nodes.push({ type: 'text', text: text.slice(plain, to) })
  MARKS.lastIndex = 0
  const marks = [...text.matchAll(MARKS)].map((mark) => mark.index)
  for (const at of marks) {
    if (at < plain) continue
    const one = found(text, at, depth)
    if (!one) continue
    flush(at)
    nodes.push(one.node)
    plain = one.end
  }
  flush(text.length)
  return nodes
}

/** Reads the running text of one block. Line breaks are kept, as people write them in a comment. */
export const parseInline = (text: string): readonly Inline[] => parse(text, 0)
