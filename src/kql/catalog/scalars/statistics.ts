import { fail } from '#base/problem.ts'
import { welchTest } from '../../runtime/student-t.ts'
import type { ScalarRow } from '../scalar-row.ts'

function assertTrue(holds: boolean | null, message: string): true {
  return holds === true ? true : fail('kql.assert-failed', message)
}

/** Tests: of hypotheses, and of what a query takes for granted. */
export const statistics: readonly ScalarRow[] = [
  {
    name: 'welch_test',
    doc: "Two-sided p-value of Welch's t-test for two samples by mean, variance and size",
    example: ['round(welch_test(20.82, 7.87, 15, 22.99, 3.81, 15), 4)', '0.0212'],
    forms: [{ params: ['real', 'real', 'real', 'real', 'real', 'real'], returns: 'real', js: { body: welchTest } }],
  },
  {
    name: 'assert',
    doc: 'True where the condition holds; otherwise the query fails with the message',
    example: ["assert(1 < 2, 'one is less')", 'True'],
    forms: [{ params: ['bool', 'string'], returns: 'bool', total: true, js: { nulls: 'seen', body: assertTrue } }],
  },
]
