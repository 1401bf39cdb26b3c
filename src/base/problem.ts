import { refusalOf } from './refusal.ts'

/** Where a problem lies: a span of a query, or a record of a source. Offsets are 0-based; `record` counts from 1 as people count. */
export interface Where {
  readonly start?: number
  readonly end?: number
  readonly line?: number
  readonly column?: number
  readonly source?: string
  readonly record?: number
  readonly offset?: number
}

export type ProblemSeverity = 'error' | 'warning' | 'info'

/** An expected failure, told as a value: `code` is `noun.what` and stable, `message` is for people. */
export interface Problem {
  readonly code: string
  readonly severity: ProblemSeverity
  readonly message: string
  readonly hint?: string
  readonly where?: Where
}

export function problem(code: string, message: string, more: Partial<Omit<Problem, 'code' | 'message'>> = {}): Problem {
  return { code, severity: 'error', message, ...more }
}

/** Carries a {@link Problem} across a border that can only throw (a call handler, a stream, a command). */
export class Failure extends Error {
  readonly problem: Problem

  constructor(of: Problem) {
    super(of.message)
    this.name = 'Failure'
    this.problem = of
  }
}

export function fail(code: string, message: string, more: Partial<Omit<Problem, 'code' | 'message'>> = {}): never {
  throw new Failure(problem(code, message, more))
}

/**
 * The problem an unknown thrown value stands for: a {@link Failure}'s own, what the machine refused in words; anything else is a fault of
 * the program and keeps its text. @param code what it is told under instead, where it is no failure
 */
export function problemOf(thrown: unknown, code?: string): Problem {
  if (thrown instanceof Failure) return thrown.problem
  const refused = refusalOf(thrown)
  if (refused) return code === undefined ? refused : { ...refused, code }
  return problem(code ?? 'program.fault', thrown instanceof Error ? thrown.message : String(thrown))
}
