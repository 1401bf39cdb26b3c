import { expect } from 'vitest'
import type { HuntOptions } from '../../../src/engine/hunt/run-hunt.ts'
import type { Cell, KqlColumn } from '../../../src/kql/index.ts'
import { hunt } from './scratch.ts'

/** The rows a query answers; fails the test with the problem where it does not. */
export function rows(query: string, options: Partial<HuntOptions> = {}): readonly (readonly Cell[])[] {
  const result = hunt(query, options)
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}\n${query}`)
  return result.value.rows
}

export function columns(query: string): readonly KqlColumn[] {
  const result = hunt(query)
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}\n${query}`)
  return result.value.columns
}

export const names = (query: string) => columns(query).map((column) => column.name)

/** The value of a scalar expression. */
export const value = (expression: string): Cell => rows(`print x = ${expression}`)[0]![0]!

/** The first column of all rows. */
export const column = (query: string): Cell[] => rows(query).map((row) => row[0]!)

/** Expects a query to be refused; answers the problem. */
export function refusal(query: string) {
  const result = hunt(query)
  expect(result.ok, `accepted: ${query}`).toBe(false)
  if (result.ok) throw new Error('accepted')
  return result.problem
}
