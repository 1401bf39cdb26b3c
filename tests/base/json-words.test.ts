import { expect, test } from 'vitest'
import { jsonWords } from '#base/json-words.ts'

test('lists and objects of the evidence are read as words', () => {
  expect(jsonWords('["ActiveDirectory","AzureActiveDirectory"]')).toBe('ActiveDirectory, AzureActiveDirectory')
  expect(jsonWords('{"SPF":"pass","DKIM":"pass"}')).toBe('SPF pass, DKIM pass')
  expect(jsonWords('[{"IPAddress":"10.20.4.111","SubnetPrefix":24},{"IPAddress":"fe80::1","Used":true}]')).toBe(
    'IPAddress 10.20.4.111, SubnetPrefix 24; IPAddress fe80::1, Used yes',
  )
})

test('an empty list says nothing', () => {
  expect(jsonWords('[]')).toBe('')
  expect(jsonWords('{}')).toBe('')
  expect(jsonWords('{"Publisher":null}')).toBe('')
})

test('what is no JSON, or cut off, stays as it was written', () => {
  for (const text of ['C:\\Windows\\[x].exe', '[not json', '{"a":', 'plain', '']) expect(jsonWords(text)).toBe(text)
})
