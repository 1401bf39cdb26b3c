import { expect, test } from 'vitest'
import { techniqueOf, techniqueTitle } from '#model/attack/technique.ts'
import { tacticOf } from '#model/tactic.ts'

test('a sub-technique is titled with its parent', () => {
  expect(techniqueTitle('T1059.001')).toBe('T1059.001 Command and Scripting Interpreter: PowerShell')
})

test('a retired technique answers its heir', () => {
  expect(techniqueOf('t1002')?.id).toBe('T1560')
})

test('an unknown technique keeps its id rather than a guessed name', () => {
  expect(techniqueTitle('T9999')).toBe('T9999')
})

test.each(['InitialAccess', 'Initial Access', 'TA0001', 'initial-access'])('category %s names the tactic Initial Access', (category) => {
  expect(tacticOf(category)?.name).toBe('Initial Access')
})

test('a category that is no tactic stays none', () => expect(tacticOf('Malware')).toBeUndefined())
