import { type Inline, parseInline } from './inline.ts'

/** A comment's text as a tree of blocks. There is no block for markup: HTML stands as the text it is. */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'heading'; readonly level: number; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string; readonly language: string }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly (readonly Block[])[] }
  | { readonly type: 'table'; readonly head: readonly (readonly Inline[])[]; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly type: 'rule' }

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([\w+#.-]*)\s*$/
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( {1,4})(?=\S)/
const QUOTE = /^ {0,3}> ?/
const DIVIDER = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/
/** Lists and quotes within each other: deeper is shown as written. */
const DEEPEST = 12

/** Lines of a block that begins at `at`, and the line after it. */
interface Taken {
  readonly block: Block
  readonly next: number
}

function fence(lines: readonly string[], at: number): Taken | undefined {
  const open = FENCE.exec(lines[at]!)
  if (!open) return undefined
  const mark = open[1]!
  let end = at + 1
  while (end < lines.length && !new RegExp(`^ {0,3}${mark[0]}{${mark.length},}\\s*$`).test(lines[end]!)) end += 1
  return { block: { type: 'code', text: lines.slice(at + 1, end).join('\n'), language: open[2]! }, next: end + 1 }
}

const cells = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => parseInline(cell.trim().replaceAll('\\|', '|')))

function table(lines: readonly string[], at: number): Taken | undefined {
  if (!lines[at]!.includes('|') || !DIVIDER.test(lines[at + 1] ?? '') || !(lines[at + 1] ?? '').includes('-')) return undefined
  const head = cells(lines[at]!)
  if (cells(lines[at + 1]!).length !== head.length) return undefined
  let end = at + 2
  while (end < lines.length && lines[end]!.includes('|') && lines[end]!.trim() !== '') end += 1
  return { block: { type: 'table', head, rows: lines.slice(at + 2, end).map((line) => cells(line).slice(0, head.length)) }, next: end }
}

function quote(lines: readonly string[], at: number, depth: number): Taken | undefined {
  if (!QUOTE.test(lines[at]!)) return undefined
  let end = at
  while (end < lines.length && QUOTE.test(lines[end]!)) end += 1
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, ''))
  return { block: { type: 'quote', children: blocksOf(inner, depth + 1) }, next: end }
}

function list(lines: readonly string[], at: number, depth: number): Taken | undefined {
  const first = ITEM.exec(lines[at]!)
  if (!first) return undefined
  const ordered = /\d/.test(first[2]!)
  const items: Block[][] = []
  let next = at
  for (let item: RegExpExecArray | null = first; item && /\d/.test(item[2]!) === ordered; item = ITEM.exec(lines[next] ?? '')) {
    const indent = item[0].length
    const inner = [lines[next]!.slice(indent)]
    next += 1
    while (next < lines.length) {
      const line = lines[next]!
      const blank = line.trim() === ''
      const inside = line.length - line.trimStart().length >= Math.min(indent, 2)
      if (blank ? !/^ {2,}\S/.test(lines[next + 1] ?? '') : !inside && (ITEM.test(line) || startsBlock(line) || inner.at(-1) === '')) break
      inner.push(blank ? '' : line.slice(Math.min(indent, line.length - line.trimStart().length)))
      next += 1
    }
    items.push(blocksOf(inner, depth + 1))
    if (lines[next]?.trim() === '' && ITEM.test(lines[next + 1] ?? '')) next += 1
  }
  return { block: { type: 'list', ordered, start: ordered ? Number.parseInt(first[2]!, 10) : 1, items }, next }
}

const startsBlock = (line: string) => FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line) || ITEM.test(line)

function paragraph(lines: readonly string[], at: number): Taken {
  let end = at + 1
  while (end < lines.length && lines[end]!.trim() !== '' && !startsBlock(lines[end]!)) end += 1
  const text = lines
    .slice(at, end)
    .map((line) => line.trim())
    .join('\n')
  return { block: { type: 'paragraph', children: parseInline(text) }, next: end }
}

function blockAt(lines: readonly string[], at: number, depth: number): Taken {
  const line = lines[at]!
  const heading = HEADING.exec(line)
  if (heading) return { block: { type: 'heading', level: heading[1]!.length, children: parseInline(heading[2]!) }, next: at + 1 }
  if (RULE.test(line)) return { block: { type: 'rule' }, next: at + 1 }
  const nested = depth < DEEPEST ? (quote(lines, at, depth) ?? list(lines, at, depth)) : undefined
  return fence(lines, at) ?? nested ?? table(lines, at) ?? paragraph(lines, at)
}

function blocksOf(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    if (lines[at]!.trim() === '') {
      at += 1
      continue
    }
    const { block, next } = blockAt(lines, at, depth)
    blocks.push(block)
    at = next
  }
  return blocks
}

/**
 * Reads the Markdown of a comment: headings, lists, quotes, code, tables, emphasis and links. A part of CommonMark, read in one pass; what
 * it does not know stays as text.
 */
export const parseMarkdown = (text: string): readonly Block[] =>
  blocksOf(text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n'), 0)
