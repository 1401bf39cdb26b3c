import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedFilter } from '../../src/renderer/features/filtering/time-range.ts'
import { addressOfView, defaultView, type QueueView, viewOfAddress } from '../../src/renderer/features/incidents/queue/queue-address.ts'
import { formatAddress, parseAddress } from '../../src/renderer/state/address.ts'

const roundTrip = (view: QueueView) => viewOfAddress(parseAddress(formatAddress(addressOfView(view))))

const words = fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom('', '~', '%7E', 'a,b', '%2C')), { minLength: 1, maxLength: 3 })
const views: fc.Arbitrary<QueueView> = fc.record({
  filter: fc.record(
    {
      status: fc.uniqueArray(fc.constantFrom('active' as const, 'inProgress' as const, 'resolved' as const), { minLength: 1 }),
      tags: words,
      assignedTo: words,
      multipleCategories: fc.boolean(),
      search: fc.string({ minLength: 1 }),
    },
    { requiredKeys: [] },
  ),
  range: fc.constantFrom('1d' as const, '6m' as const, 'all' as const),
  sort: fc.record({ column: fc.constantFrom('priority' as const, 'lastUpdate' as const, 'name' as const), descending: fc.boolean() }),
})

describe('the address of the queue', () => {
  it('is bare while the queue shows what it starts with', () => {
    expect(formatAddress(addressOfView(defaultView))).toBe('#/incidents')
    expect(roundTrip(defaultView)).toEqual(defaultView)
  })

  it('brings any view back, commas and percent signs in names included', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(roundTrip(view)).toEqual(view)
      }),
    )
    const view: QueueView = { ...defaultView, filter: { tags: ['a,b', '50%2C', ''], assignedTo: [''] } }
    expect(roundTrip(view).filter.tags).toEqual(['a,b', '50%2C', ''])
  })

  it('without filters differs from the default ones', () => {
    expect(roundTrip({ ...defaultView, filter: {} }).filter).toEqual({})
  })

  it('passes over what the contract does not know', () => {
    expect(viewOfAddress(parseAddress('#/incidents?status=sleeping&sort=mood&range=never')).filter).toEqual(defaultView.filter)
  })
})

describe('a time range', () => {
  const newest = '2026-04-18T02:14:26.1234567Z'

  it('reaches back from the newest evidence, not from today', () => {
    expect(askedFilter({ ...defaultView, range: '3d' }, newest).from).toBe('2026-04-15T02:14:26.1234567Z')
  })

  it('of a case without evidence does not filter', () => {
    expect(askedFilter(defaultView, null)).toEqual(defaultView.filter)
  })
})
