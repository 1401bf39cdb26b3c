import { describe, expect, it } from 'vitest'
import { type AlertsView, addressOfAlerts, alertsOfAddress, defaultView } from '../../src/renderer/features/alerts/queue/alerts-address.ts'
import { askedFilter } from '../../src/renderer/features/filtering/time-range.ts'
import { formatAddress, parseAddress } from '../../src/renderer/state/address.ts'

const roundTrip = (view: AlertsView) => alertsOfAddress(parseAddress(formatAddress(addressOfAlerts(view))))

describe('the address of the alerts', () => {
  it('is bare while they show what nobody has said to be done, of the last week, newest first', () => {
    expect(formatAddress(addressOfAlerts(defaultView))).toBe('#/alerts')
    expect(roundTrip(defaultView)).toEqual(defaultView)
    expect(defaultView.filter.status).toEqual(['new', 'inProgress', 'unknown'])
    expect(askedFilter(defaultView, '2026-04-20T12:00:00.0000000Z').from).toBe('2026-04-13T12:00:00.0000000Z')
  })

  it('brings any view back, no filter at all included', () => {
    const view: AlertsView = {
      filter: { policies: ['a,b', '~'], assignedTo: [''], search: '100%' },
      range: 'all',
      sort: { column: 'title', descending: false },
    }
    expect(roundTrip(view)).toEqual(view)
    expect(roundTrip({ ...view, filter: {} })).toEqual({ ...view, filter: {} })
  })

  it('passes over what the contract does not know', () => {
    expect(alertsOfAddress(parseAddress('#/alerts?severity=dreadful&sort=colour&range=9y'))).toEqual(defaultView)
  })
})
