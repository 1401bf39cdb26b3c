/// <reference types="@kusto/language-service-next" />
import type { Problem, ProblemSeverity, Where } from '#base/problem.ts'

/** Line and column (from 1) of an offset, with the span itself. */
export function whereOf(text: string, start: number, end: number): Where {
  const before = text.slice(0, start)
  return { start, end, line: before.split('\n').length, column: start - before.lastIndexOf('\n') }
}

const severities: Record<string, ProblemSeverity> = { Error: 'error', Warning: 'warning' }

/** `count(x)` with a non-boolean: the engine takes it and counts all rows, only the binder objects. */
const isCountOfAny = (code: string, text: string, start: number) => code === 'KS107' && /\bcount\s*\(\s*$/.test(text.slice(0, start))

/** A whole number written where an `int` is wanted: it is a `long` to the binder alone. */
const isLongForInt = (d: Kusto.Language.Diagnostic, text: string, start: number, end: number) =>
  d.Code === 'KS107' && d.Message === 'A value of type int expected.' && /^-?\d+$/.test(text.slice(start, end))

/** The parser's diagnostics as problems; `code` is `kql.` and Kusto's own number in lower case. */
export function problemsOf(found: readonly Kusto.Language.Diagnostic[], text: string, place = (offset: number) => offset): Problem[] {
  return found.map((d) => {
    const code = d.Code ?? ''
    const [start, end] = [place(d.Start), place(d.Start + d.Length)]
    const isTaken = isCountOfAny(code, text, start) || isLongForInt(d, text, start, end)
    const severity = isTaken ? 'warning' : (severities[d.Severity ?? ''] ?? 'info')
    return { code: `kql.${code.toLowerCase()}`, severity, message: d.Message ?? '', where: whereOf(text, start, end) }
  })
}
