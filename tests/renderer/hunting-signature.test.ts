import { expect, test } from 'vitest'
import { parameterSpan } from '../../src/renderer/features/hunting/editor/signature-help.ts'
import { enclosingCall } from '../../src/renderer/features/hunting/query/enclosing-call.ts'

const at = (marked: string) => enclosingCall(marked.replace('^', ''), marked.indexOf('^'))

test('the innermost call around the cursor is found with the argument it stands in', () => {
  expect(at('T | extend x = substring(Name, ^')).toMatchObject({ name: 'substring', argument: 1 })
  expect(at('T | extend x = iff(isempty(^), 1, 2)')).toMatchObject({ name: 'isempty', argument: 0 })
  expect(at('T | extend x = iff(isempty(a), (1 + ^), 2)')).toMatchObject({ name: 'iff', argument: 1 })
  expect(at('T | where a == 1 and ^')).toBeNull()
  expect(at('print f(1)^')).toBeNull()
})

test('commas and brackets within strings, lists and comments count for nothing', () => {
  expect(at('print strcat("a, (b", ^')).toMatchObject({ name: 'strcat', argument: 1 })
  expect(at("print strcat(@'\\', ^")).toMatchObject({ name: 'strcat', argument: 1 })
  expect(at('print f(dynamic([1, 2]), ^')).toMatchObject({ name: 'f', argument: 1 })
  expect(at('print f( // one, two (\n ^')).toMatchObject({ name: 'f', argument: 0 })
})

test('the parameter at the cursor is marked in the signature, the last for all that follow it', () => {
  const marked = (signature: string, argument: number) => {
    const span = parameterSpan(signature, argument)
    return span && signature.slice(...span).trim()
  }
  expect(marked('(function) iff(predicate, then, else): string', 1)).toBe('then')
  expect(marked('(function) strcat(text, ...)', 7)).toBe('...')
  expect(marked('(function) now()', 0)).toBeNull()
  expect(marked('no signature', 0)).toBeNull()
})
