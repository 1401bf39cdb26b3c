import type { Problem, Where } from '#base/problem.ts'

/** Where a command writes: answers on stdout, everything said meanwhile on stderr, so that one can be piped and the other read. */
export interface Output {
  /** The command's one answer: as JSON where `--json` was asked for, else as `text` says it. */
  answer(value: unknown, text: () => string): void
  say(line: string): void
  /** How far a command is: drawn over on a terminal, else a line every few seconds, so that a log tells of a long job and not of a short one. */
  progress(line: string): void
  fail(problem: Problem): void
}

/** Time between lines of progress where nothing can be drawn over. */
const LINE_EVERY_MS = 5_000

export function createOutput(json: boolean): Output {
  const { stderr, stdout } = process
  let drawn = false
  let toldAt = Date.now()
  const clear = () => {
    if (drawn) stderr.write('\r\x1b[K')
    drawn = false
  }
  return {
    answer(value, text) {
      clear()
      stdout.write(json ? `${JSON.stringify(value)}\n` : text())
    },
    say(line) {
      clear()
      stderr.write(`${line}\n`)
    },
    progress(line) {
      if (stderr.isTTY) {
        stderr.write(`\r\x1b[K${printable(line).slice(0, stderr.columns - 1)}`)
        drawn = true
      } else if (Date.now() - toldAt >= LINE_EVERY_MS) {
        stderr.write(`${printable(line)}\n`)
        toldAt = Date.now()
      }
    },
    fail(problem) {
      clear()
      const { code, message, hint, where } = problem
      if (json) stdout.write(`${JSON.stringify({ error: { code, message, hint, where } })}\n`)
      else stderr.write(`coldtrail: ${placeOf(where)}${message}${hint ? `\n  ${hint}` : ''}\n`)
    },
  }
}

const placeOf = (where: Where | undefined) =>
  where?.line === undefined ? '' : `line ${where.line}${where.column === undefined ? '' : `, column ${where.column}`}: `

const WIDEST = 60

/** Characters of evidence that would steer a terminal are shown as what they are. */
const printable = (text: string) =>
  text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (mark) => `\\u${mark.codePointAt(0)!.toString(16).padStart(4, '0')}`)

const fitted = (text: string, isLast: boolean) => (isLast || text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 1)}…`)

/** Rows as aligned columns with a head line; cells are cut at 60 characters, and end with … where they were, but for the last column's. */
export function table(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = [head, ...rows].map((row) =>
    row.map((cell, column) => fitted(printable(cell === null ? '' : String(cell)), column === head.length - 1)),
  )
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

/** RFC 4180 text. Cells are written as they are: what reads the file decides what it means. */
export function csv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

export const line = (text: string): string => `${printable(text)}\n`
