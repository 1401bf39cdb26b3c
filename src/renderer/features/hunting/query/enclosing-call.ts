import { endOfToken } from './statements.ts'

/** A call whose arguments the cursor stands among. */
export interface EnclosingCall {
  readonly name: string
  /** where the name begins */
  readonly at: number
  /** which argument the cursor is in, counted from 0 */
  readonly argument: number
}

const NAME_BEFORE = /([A-Za-z_]\w*)\s*$/

/** The innermost call around an offset; null outside of any. Brackets and commas within strings and comments count for nothing. */
export function enclosingCall(text: string, offset: number): EnclosingCall | null {
  const open: { name: string; at: number; argument: number }[] = []
  for (let at = 0; at < offset; ) {
    const sign = text[at]!
    if (text.startsWith('//', at)) {
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end
      continue
    }
    const end = endOfToken(text, at)
    if (end === at + 1) {
      if (sign === '(') {
        const name = NAME_BEFORE.exec(text.slice(0, at))
        open.push({ name: name?.[1] ?? '', at: name?.index ?? at, argument: 0 })
      } else if (sign === '[' || sign === '{') open.push({ name: '', at, argument: 0 })
      else if (sign === ')' || sign === ']' || sign === '}') open.pop()
      else if (sign === ',' && open.length > 0) open.at(-1)!.argument += 1
    }
    at = end
  }
  return open.findLast((call) => call.name !== '') ?? null
}
