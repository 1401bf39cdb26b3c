import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Seed } from '#engine/correlate/cluster.ts'
import { place } from '#engine/correlate/place.ts'
import { alert, entity, estate, factsOf, partitionOf } from '../support/alert-facts.ts'

const seed = (more: Partial<Seed> & Pick<Seed, 'alerts'>): Seed => ({
  incident: null,
  providerIncident: '',
  closed: false,
  pinned: false,
  assignedTo: '',
  classification: 'unknown',
  determination: 'unknown',
  ...more,
})

const file = entity('file', 'a'.repeat(64), 'malicious')
const [one, two, three] = [
  alert('a1', 0, [entity('device', 'ws-1'), file]),
  alert('a2', 60, [entity('device', 'ws-2'), file]),
  alert('a3', 120, [entity('device', 'ws-3'), file]),
]

describe('placing alerts', () => {
  test('puts what is linked together and leaves what is not alone', () => {
    const apart = alert('a4', 60, [entity('device', 'ws-4')])
    expect(partitionOf(place(factsOf([one, two, apart])).incidents)).toEqual(['a1 a2', 'a4'])
  })

  test('comes out the same in whatever order the alerts are given', () => {
    const alerts = estate(300)
    const expected = partitionOf(place(factsOf(alerts)).incidents)
    fc.assert(
      fc.property(fc.shuffledSubarray(alerts, { minLength: alerts.length }), (shuffled) => {
        expect(partitionOf(place(factsOf(shuffled)).incidents)).toEqual(expected)
      }),
      { numRuns: 15 },
    )
  })

  test('shows every alert but one of an incident why it is there', () => {
    const { incidents } = place(factsOf(estate(400)))
    const large = incidents.filter(({ alerts }) => alerts.length > 1)
    expect(large.length).toBeGreaterThan(0)
    for (const { alerts, links } of large) {
      const reached = new Set(links.flatMap((link) => [link.earlier, link.later]))
      expect(alerts.filter((each) => !reached.has(each))).toEqual([])
    }
  })
})

describe('guards', () => {
  const facts = factsOf([one, two, three])

  test('a resolved incident takes nothing in', () => {
    const { incidents, withheld } = place(facts, [seed({ alerts: [one], incident: 7, closed: true })])
    expect(partitionOf(incidents)).toEqual(['a1', 'a2 a3'])
    expect(withheld[0]!.because).toContain('resolved')
  })

  test.each([
    ['two people', { assignedTo: 'ana' }, { assignedTo: 'ben' }],
    ['two classifications', { classification: 'truePositive' }, { classification: 'falsePositive' }],
    ['two determinations', { determination: 'malware' }, { determination: 'phishing' }],
    ['two incidents of a provider', { providerIncident: '1' }, { providerIncident: '2' }],
    ['two incidents an analyst placed alerts in', { incident: 1, pinned: true }, { incident: 2, pinned: true }],
  ] as const)('what stands with %s stays apart', (_, a, b) => {
    const { incidents } = place(factsOf([one, two]), [seed({ alerts: [one], ...a }), seed({ alerts: [two], ...b })])
    expect(partitionOf(incidents)).toEqual(['a1', 'a2'])
  })

  test('what is not set equals anything', () => {
    const { incidents } = place(factsOf([one, two]), [seed({ alerts: [one], assignedTo: 'ana' }), seed({ alerts: [two] })])
    expect(partitionOf(incidents)).toEqual(['a1 a2'])
  })

  test('an incident holds no more entities than it may', () => {
    expect(partitionOf(place(facts, [], { maxEntities: 3 }).incidents)).toHaveLength(2)
  })

  test('device groups keep apart only where that is asked for', () => {
    const grouped = [alert('a1', 0, [file], { deviceGroups: ['office'] }), alert('a2', 1, [file], { deviceGroups: ['yard'] })]
    expect(partitionOf(place(factsOf(grouped)).incidents)).toEqual(['a1 a2'])
    expect(partitionOf(place(factsOf(grouped), [], { byDeviceGroup: true }).incidents)).toEqual(['a1', 'a2'])
  })
})
