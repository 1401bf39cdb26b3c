import type { StepOperator } from './step.ts'

const operators: readonly StepOperator[] = []

const byName = new Map(operators.map((operator) => [operator.name, operator]))

/** The operator a step names. */
export function stepOperator(name: string): StepOperator {
  const operator = byName.get(name)
  if (!operator) throw new Error(`no step operator ${name}`)
  return operator
}
