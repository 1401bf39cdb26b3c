/** A stretch of a text, offsets 0-based, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

const OPENING = '([{'
const CLOSING = ')]}'

/** What the text is at each line's end: inside a string of several lines or a bracket, and the last sign that means something. */
interface LineEnd {
  readonly start: number
  readonly end: number
  readonly blank: boolean
  /** the first sign that is no comment, '' where the line has none */
  readonly first: string
  /** the last sign so far that is no comment and no space */
  readonly last: string
  readonly open: boolean
}

function skipString(text: string, from: number): number {
  const verbatim = text[from] === '@'
  const quote = text[verbatim ? from + 1 : from]
  let at = from + (verbatim ? 2 : 1)
  while (at < text.length && text[at] !== '\n') {
    if (!verbatim && text[at] === '\\') at += 2
    else if (text[at] !== quote) at++
    else if (verbatim && text[at + 1] === quote) at += 2
    else return at + 1
  }
  return at
}

/** Where the token at a place ends: a string whole, any other sign by itself. */
export function endOfToken(text: string, at: number): number {
  for (const fence of ['```', '~~~'])
    if (text.startsWith(fence, at)) {
      const close = text.indexOf(fence, at + 3)
      return close < 0 ? text.length : close + 3
    }
  const sign = text[at]
  if (sign === '"' || sign === "'" || (sign === '@' && (text[at + 1] === '"' || text[at + 1] === "'"))) return skipString(text, at)
  return at + 1
}

function linesOf(text: string): LineEnd[] {
  const lines: LineEnd[] = []
  let [start, first, last, depth, at] = [0, '', '', 0, 0]
  const close = (end: number) => {
    lines.push({ start, end, blank: text.slice(start, end).trim() === '', first, last, open: depth > 0 })
    start = end + 1
    first = ''
  }
  while (at < text.length) {
    const sign = text[at]!
    if (sign === '\n') close(at++)
    else if (text.startsWith('//', at)) {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end
    } else if (/\s/.test(sign)) at++
    else {
      const end = endOfToken(text, at)
      // a string of several lines is one line here: none of its own blank lines part anything
      first ||= sign
      last = sign
      if (OPENING.includes(sign)) depth++
      else if (CLOSING.includes(sign)) depth = Math.max(0, depth - 1)
      at = end
    }
  }
  close(text.length)
  return lines
}

/**
 * The statements of a text, parted by blank lines as in the portal. A blank line does not part what belongs together: after `;` of a
 * `let`, within brackets, before a line that begins with a pipe, or between a comment and what it stands over.
 */
export function statementsOf(text: string): Span[] {
  const lines = linesOf(text)
  const spans: Span[] = []
  let from: number | undefined
  let end = 0
  let said = false
  lines.forEach((line, index) => {
    if (!line.blank) {
      from ??= line.start
      end = line.end
      said ||= line.first !== ''
      return
    }
    if (from === undefined) return
    const next = lines.slice(index + 1).find((each) => each.first !== '')
    const goes = line.open || !said || line.last === ';' || line.last === '|' || line.last === ',' || next?.first === '|'
    if (goes && next) return
    spans.push({ start: from, end })
    from = undefined
    said = false
  })
  if (from !== undefined) spans.push({ start: from, end })
  return spans
}

/** The statement a cursor stands in or right after; the nearest before it where it stands between two, or the first. */
export function statementAt(text: string, offset: number): Span | undefined {
  const all = statementsOf(text)
  return all.findLast((span) => span.start <= offset) ?? all[0]
}
