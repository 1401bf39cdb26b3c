import fc from 'fast-check'
import { expect, it } from 'vitest'
import { visibleText } from '../../src/renderer/ui/visible-text.ts'

it('a name that turns its letters round is shown with what turns them', () => {
  expect(visibleText('invoice\u202efdp.exe')).toBe('invoice⟨U+202E⟩fdp.exe')
})

it('controls are shown as their pictures', () => {
  expect(visibleText('a\u0000b\u001b[31m')).toBe('a␀b␛[31m')
})

it('line breaks and tabs stay, and so does text of any script', () => {
  for (const text of ['one\r\ntwo\tthree', 'Ψηφιακή 証拠 دليل 🔎']) expect(visibleText(text)).toBe(text)
})

it('nothing that hides or turns text is left in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visibleText(text)).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/)
    }),
  )
})
