import { describe, expect, it } from 'vitest'
import { changeOf, formOf, withClassification } from '../../src/renderer/features/incidents/manage/manage-form.ts'

const incident = {
  name: 'Password spray',
  severity: 'high',
  status: 'active',
  classification: 'unknown',
  determination: 'unknown',
  assignedTo: '',
  tags: [
    { name: 'Ransomware', system: true },
    { name: 'port', system: false },
  ],
} as const
const fresh = () => formOf([structuredClone(incident) as never])

describe('managing one incident', () => {
  it('asks for nothing while nothing was changed', () => {
    expect(changeOf(fresh(), fresh())).toEqual({})
  })

  it('offers the tags of analysts and leaves those of the system alone', () => {
    expect(fresh().tags).toEqual(['port'])
  })

  it('tells classification and determination together', () => {
    expect(changeOf(fresh(), withClassification(fresh(), 'truePositive'))).toEqual({
      classification: 'truePositive',
      determination: 'multiStagedAttack',
    })
  })

  it('keeps a determination that the new classification has as well', () => {
    const other = { ...withClassification(fresh(), 'truePositive'), determination: 'other' } as const
    expect(withClassification(other, 'falsePositive').determination).toBe('other')
    expect(withClassification({ ...other, determination: 'phishing' }, 'falsePositive').determination).toBe('notMalicious')
  })

  it('sends a resolution note only with the resolution', () => {
    expect(changeOf(fresh(), { ...fresh(), note: 'done' })).toEqual({})
    expect(changeOf(fresh(), { ...fresh(), status: 'resolved', note: 'done' })).toEqual({ status: 'resolved', resolvingComment: 'done' })
  })
})

describe('managing several incidents', () => {
  it('shows what they share and leaves alone what differs', () => {
    const form = formOf([incident, { ...incident, name: 'Other', assignedTo: 'Ada' }] as never)
    expect(form).toMatchObject({ name: undefined, assignedTo: undefined, severity: 'high' })
    expect(changeOf(form, { ...form, severity: 'low' })).toEqual({ severity: 'low' })
  })
})
