import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { address, caseLink, formatAddress, isLink, parseAddress } from '../../src/renderer/state/address.ts'

describe('an address', () => {
  it('is read from whatever link it was copied with', () => {
    expect(parseAddress('http://127.0.0.1:4711/#/incidents/12/summary?alert=7')).toEqual(
      address(['incidents', 12, 'summary'], { alert: '7' }),
    )
  })

  it('comes back as it was written, whatever its parts hold', () => {
    const part = fc.string({ minLength: 1, unit: 'binary' })
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.dictionary(part, part, { maxKeys: 4 }), (path, query) => {
        expect(parseAddress(formatAddress(address(path, query)))).toEqual(address(path, query))
      }),
    )
  })

  it('with broken escapes is read as text, not refused', () => {
    expect(parseAddress('#/incidents/%zz').path).toEqual(['incidents', '%zz'])
  })
})

it('a link into a case is read back as the place it names, and names neither the case nor the machine', () => {
  const to = address(['incidents', 12, 'attack-story'], { alert: '7' })
  expect(caseLink(to)).toBe('coldtrail://case/incidents/12/attack-story?alert=7')
  expect(parseAddress(caseLink(to))).toEqual(to)
  expect([isLink(caseLink(to)), isLink('http://127.0.0.1:1234/#/log'), isLink('coldtrail')]).toEqual([true, true, false])
})
