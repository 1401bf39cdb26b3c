import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { address, formatAddress, parseAddress } from '../../src/renderer/state/address.ts'

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
