import { fail } from '#base/problem.ts'

const WORD = '\\p{L}\\p{M}\\p{Nd}\\p{Pc}'
const classes: Readonly<Record<string, string>> = { d: '\\p{Nd}', w: WORD, s: '\\s' }
const posix: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: '0-9A-Za-z',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  punct: '!-\\/:-@\\[-`\\{-~',
  xdigit: '0-9A-Fa-f',
  word: '0-9A-Za-z_',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  print: ' -~',
  graph: '!-~',
}
const SYNTAX = '^$\\.*+?()[]{}|/'

const unsupported = (what: string, pattern: string) =>
  fail('kql.unsupported-regex', `Kusto's regular expressions have no ${what}: ${pattern}`, {
    hint: 'The syntax is RE2: no look-around, no backreferences.',
  })

/** Reads one pattern from left to right; RE2's syntax in, JavaScript's (with the `u` flag) out. */
class Translation {
  readonly #pattern: string
  #at = 0
  #out = ''
  #dotAll = false
  #openFlags = 0

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  result(): string {
    while (this.#at < this.#pattern.length) this.#next()
    return this.#out + ')'.repeat(this.#openFlags)
  }

  #take(length: number): string {
    const text = this.#pattern.slice(this.#at, this.#at + length)
    this.#at += length
    return text
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(pattern.source, 'y')
    sticky.lastIndex = this.#at
    const found = sticky.exec(this.#pattern)
    if (found) this.#at += found[0].length
    return found
  }

  #next(): void {
    const c = this.#pattern[this.#at]
    if (c === '\\') this.#out += this.#escape(false)
    else if (c === '[') this.#out += this.#bracket()
    else if (c === '(') this.#group()
    else if (c === '.') {
      this.#at++
      this.#out += this.#dotAll ? '[\\s\\S]' : '[^\\n]'
    } else if (c === '{' && !this.#match(/\{\d+(?:,\d*)?\}/)) {
      this.#at++
      this.#out += '\\{'
    } else if (c === '{') this.#out += this.#pattern.slice(this.#pattern.lastIndexOf('{', this.#at - 1), this.#at)
    else if (c === '}' || c === ']') {
      this.#at++
      this.#out += `\\${c}`
    } else this.#out += this.#take(1)
  }

  #group(): void {
    const flags = this.#match(/\(\?([imsUx]*)(?:-([imsUx]+))?(\)|:)/)
    if (flags) {
      this.#flags(flags[1] ?? '', flags[2] ?? '', flags[3] === ':')
      return
    }
    const named = this.#match(/\(\?P?<([A-Za-z_]\w*)>/)
    if (named) this.#out += `(?<${named[1]}>`
    else if (this.#match(/\(\?<?[=!]/)) unsupported('look-around', this.#pattern)
    else this.#out += this.#take(1)
  }

  #flags(on: string, off: string, group: boolean): void {
    if (/[Ux]/.test(on + off)) unsupported(`flag ${/[Ux]/.exec(on + off)?.[0]}`, this.#pattern)
    if (on.includes('s')) this.#dotAll = true
    if (off.includes('s')) this.#dotAll = false
    const kept = `${on.replaceAll('s', '')}${off.replaceAll('s', '') ? `-${off.replaceAll('s', '')}` : ''}`
    this.#out += `(?${kept}:`
    if (!group) this.#openFlags++
  }

  #escape(inClass: boolean): string {
    const property = this.#match(/\\([pP])(?:\{(\^?)(\w+)\}|(\w))/)
    if (property) return this.#property(property)
    const code = this.#match(/\\x\{([0-9A-Fa-f]{1,6})\}/)
    if (code) return `\\u{${code[1]}}`
    const quoted = this.#match(/\\Q([\s\S]*?)(?:\\E|$)/)
    if (quoted) return [...(quoted[1] ?? '')].map((c) => (SYNTAX.includes(c) ? `\\${c}` : c)).join('')
    const octal = this.#match(/\\0[0-7]{0,2}/)
    if (octal) return `\\x${Number.parseInt(octal[0].slice(1), 8).toString(16).padStart(2, '0')}`
    const c = this.#take(2)[1]
    if (c === undefined) return unsupported('trailing backslash', this.#pattern)
    const lower = c.toLowerCase()
    if (classes[lower]) return this.#perlClass(c, classes[lower], inClass)
    if (/[tnrfv]/.test(c)) return `\\${c}`
    if (c === 'x') return `\\x${this.#take(2)}`
    if (c === 'a') return '\\x07'
    if (/[1-9]/.test(c)) return unsupported('backreferences', this.#pattern)
    if (!inClass && c === 'b') return `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`
    if (!inClass && c === 'B') return `(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`
    if (c === 'A') return '(?<![\\s\\S])'
    if (c === 'z') return '(?![\\s\\S])'
    if (/[A-Za-z]/.test(c)) return unsupported(`escape \\${c}`, this.#pattern)
    return SYNTAX.includes(c) || (inClass && c === '-') ? `\\${c}` : c
  }

  #perlClass(c: string, set: string, inClass: boolean): string {
    const negated = c === c.toUpperCase()
    if (c === 'd' || c === 'D') return negated ? '\\P{Nd}' : '\\p{Nd}'
    if (c === 's' || c === 'S') return `\\${c}`
    if (!negated) return inClass ? set : `[${set}]`
    if (!inClass) return `[^${set}]`
    return unsupported('\\W within a class here', this.#pattern)
  }

  #property([, letter = 'p', caret, long, short]: RegExpExecArray): string {
    const negated = (letter === 'P') !== (caret === '^')
    const name = long ?? short ?? ''
    const value = name.length <= 2 ? name : `Script=${name}`
    return `\\${negated ? 'P' : 'p'}{${value}}`
  }

  #bracket(): string {
    this.#at++
    let out = '['
    if (this.#pattern[this.#at] === '^') out += this.#take(1)
    if (this.#pattern[this.#at] === ']') {
      this.#at++
      out += '\\]'
    }
    while (this.#at < this.#pattern.length && this.#pattern[this.#at] !== ']') {
      const named = this.#match(/\[:(\^?)(\w+):\]/)
      if (named) {
        const set = posix[named[2] ?? '']
        if (!set || named[1]) return unsupported(`class ${named[0]}`, this.#pattern)
        out += set
      } else if (this.#pattern[this.#at] === '\\') out += this.#escape(true)
      else {
        const c = this.#take(String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0).length)
        const literalDash = c === '-' && (out.endsWith('}') || /\\[sSdD]$/.test(out) || /\\p\{[^}]*\}$/.test(out))
        out += c === '[' || literalDash ? `\\${c}` : c
      }
    }
    this.#at++
    return `${out}]`
  }
}

const kept = new Map<string, RegExp>()
const KEPT_PATTERNS = 500

/**
 * The JavaScript form of a Kusto regular expression (RE2 syntax; `\d \w \s` are Unicode classes, as Kusto's engine has them).
 * Throws a Failure `kql.unsupported-regex` or `kql.regex` for what RE2 or this translation does not know.
 */
export function regexOf(pattern: string, flags = ''): RegExp {
  const key = `${flags}/${pattern}`
  const known = kept.get(key)
  if (known) {
    known.lastIndex = 0
    return known
  }
  let regex: RegExp
  const translated = new Translation(pattern).result()
  try {
    regex = new RegExp(translated, `u${flags}`)
  } catch (error) {
    return fail('kql.regex', `Not a regular expression: ${pattern} (${error instanceof Error ? error.message : error})`)
  }
  if (kept.size >= KEPT_PATTERNS) kept.delete(kept.keys().next().value ?? '')
  kept.set(key, regex)
  return regex
}

/** RE2's rewrite text: `\1` is a group, `\0` the whole match, `\\` a backslash. */
export function rewriteWith(template: string): (match: readonly (string | undefined)[]) => string {
  const parts = template.split(/(\\\d|\\\\)/)
  return (match) => parts.map((part) => (part === '\\\\' ? '\\' : /^\\\d$/.test(part) ? (match[Number(part[1])] ?? '') : part)).join('')
}
