import { describe, expect, it } from 'vitest'
import { changeOfAlerts, classified, formOfAlerts } from '../../src/renderer/features/alerts/manage/alerts-form.ts'

const alert = { status: 'new', severity: 'high', assignedTo: '', classification: 'unknown', determination: 'unknown' } as const

describe('managing alerts', () => {
  it('shows what is the same in all of them and leaves the rest as it is', () => {
    const form = formOfAlerts([alert, { ...alert, severity: 'low' }])
    expect(form).toMatchObject({ status: 'new', severity: undefined })
    expect(changeOfAlerts(form, { ...form, status: 'resolved' })).toEqual({ status: 'resolved' })
    expect(changeOfAlerts(form, form)).toEqual({})
  })

  it('changes the determination with the classification it belongs to', () => {
    const form = formOfAlerts([alert])
    const chosen = classified(form, 'truePositive')
    expect(changeOfAlerts(form, chosen)).toEqual({ classification: 'truePositive', determination: 'multiStagedAttack' })
    expect(classified({ ...chosen, determination: 'other' }, 'falsePositive').determination).toBe('other')
    expect(classified({ ...chosen, determination: 'malware' }, 'falsePositive').determination).toBe('notMalicious')
  })
})
