import { expect, it } from 'vitest'
import { rows } from './support/ask.ts'

it('functions that find text give the type asked for, null where it does not read so', () => {
  expect(
    rows(
      `print extract("a([0-9]+)", 1, "a12", typeof(long)), extract_json("$.a", '{"a": "1.5"}', typeof(real)), extract("(b)", 1, "b", typeof(int))`,
    ),
  ).toEqual([[12, 1.5, null]])
})
