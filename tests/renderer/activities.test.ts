import { expect, test } from 'vitest'
import { chosenEntries, entryFacets, facetValues } from '../../src/renderer/features/activity/entry-facets.ts'
import { actText, type Entry, entryTitle } from '../../src/renderer/features/activity/entry-words.ts'

const entry = (more: Partial<Entry>): Entry => ({
  id: 1,
  at: '2026-03-02T08:00:00.0000000Z',
  kind: 'audit',
  action: 'incident.updated',
  performedBy: 'Robin',
  targetType: 'incident',
  targetId: 12,
  targetName: 'Phish',
  incident: 12,
  text: '',
  detail: {},
  act: { id: 1, undone: false, whyNot: '' },
  ...more,
})

const entries = [
  entry({}),
  entry({ id: 2, act: { id: 2, undone: true, whyNot: '' }, performedBy: 'Alex' }),
  entry({
    id: 3,
    action: 'alerts.correlated',
    performedBy: 'Coldtrail – alert correlation',
    act: { id: null, undone: false, whyNot: 'It is' },
  }),
  entry({
    id: 4,
    kind: 'comment',
    action: 'incident.commented',
    performedBy: 'sam@corp.example',
    act: { id: null, undone: false, whyNot: 'It is' },
  }),
]

const values = (id: string, choice = {}) => facetValues(entries, entryFacets.find((facet) => facet.id === id)!, choice)

test('the portal’s ten filters are there, and what no entry can answer says why', () => {
  expect(entryFacets.map((facet) => facet.title)).toEqual([
    'Origin',
    'Category',
    'Provider',
    'Trigger',
    'Activity status',
    'Policy status',
    'Type',
    'Target name',
    'Target type',
    'Performed by',
  ])
  expect(values('policyStatus')).toEqual([])
  expect(entryFacets.find((facet) => facet.id === 'policyStatus')!.note).toContain('No entry')
})

test('origin, trigger and status are told from what an entry is', () => {
  expect(values('origin')).toEqual([
    { value: 'Analyst', count: 2 },
    { value: 'Automation', count: 1 },
    { value: 'Provider', count: 1 },
  ])
  expect(values('trigger').map((each) => each.value)).toEqual(['By hand', 'Automatic', 'Import'])
  expect(values('status')).toContainEqual({ value: 'Undone', count: 1 })
})

test('filters add up, and each counts its own values among what the others leave', () => {
  const choice = { origin: ['Analyst'], performedBy: ['Alex'] }
  expect(chosenEntries(entries, choice).map((each) => each.id)).toEqual([2])
  expect(values('performedBy', choice)).toEqual([
    { value: 'Alex', count: 1 },
    { value: 'Robin', count: 1 },
  ])
})

test('an undo says what it took back', () => {
  expect(entryTitle(entry({ action: 'activity.undone', detail: { action: 'alerts.moved' } }))).toBe('Undone: alerts moved')
  const act = { act: 1, action: 'incident.updated', targetType: 'incident', targetId: 12, targetName: 'Phish', others: 0 }
  expect(actText(act)).toBe('Incident updated: #12 Phish')
  expect(actText({ ...act, others: 6 })).toBe('Incident updated: #12 Phish and 6 more')
})
