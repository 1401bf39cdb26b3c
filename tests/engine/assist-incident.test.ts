import { expect, test } from 'vitest'
import { assistReads } from '#engine/assist/calls.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { act } from '../support/acts.ts'
import { alertOn, evidence, placedCase } from '../support/placed-alerts.ts'

const filled = async () => {
  const url = evidence('url', { url: 'http://bad.example/x' })
  const on = (device: string) => alertOn(device, 0).evidence!
  const store = await placedCase(
    alertOn('ws02', 5, { category: 'Execution', title: 'Script ran', evidence: [url, ...on('ws02')] }),
    alertOn('ws01', 0, { category: 'InitialAccess', title: 'Link clicked', evidence: [url, ...on('ws01')] }),
  )
  const incident = store.get<{ id: number }>("SELECT id FROM incident WHERE status <> 'redirected'")!.id
  return { store, incident }
}

const assist = (store: CaseWriter, incident: number) => assistReads.incident(store, { incident })

test('the summary begins with the earliest alert and follows the tactics in the order of time', async () => {
  const { store, incident } = await filled()
  const { summary } = assist(store, incident)
  expect(summary.entry).toMatchObject({ title: 'Link clicked', at: '2026-03-02T08:00:00.0000000Z' })
  expect(summary.steps.map((step) => [step.tactic, step.title])).toEqual([
    ['Initial Access', 'Link clicked'],
    ['Execution', 'Script ran'],
  ])
  expect(summary.indicators).toMatchObject([{ kind: 'url', verdict: 'suspicious' }])
  expect(summary.assets).toHaveLength(2)
})

test('a card is done when its task is, when the incident says so, and says by what', async () => {
  const { store, incident } = await filled()
  const cards = assist(store, incident).cards
  const isolate = cards.find((card) => card.actionType === 'isolateDevice')!
  expect([isolate.done, isolate.hasTask, isolate.stage]).toEqual(['', false, 'containment'])
  const { tasks } = act(store, 'tasks', 'add', { incident, tasks: [{ title: isolate.title, actionType: isolate.actionType }] })
  act(store, 'tasks', 'update', { task: tasks[0]!, change: { status: 'completed' } })
  act(store, 'incidents', 'update', { incidents: [incident], change: { assignedTo: 'Kim', classification: 'truePositive' } })
  const after = assist(store, incident).cards
  expect(after.find((card) => card.title === isolate.title)).toMatchObject({ done: 'Task completed', hasTask: true })
  expect(after.filter((card) => card.stage === 'triage').map((card) => card.done)).toEqual(['Assigned to Kim', 'Classified'])
})

test('the report tells what was done and what is open, and takes no markup from evidence', async () => {
  const { store, incident } = await filled()
  act(store, 'incidents', 'update', {
    incidents: [incident],
    change: { name: '<b>*Name*</b>', status: 'resolved', resolvingComment: 'Cleaned' },
  })
  act(store, 'tasks', 'add', { incident, tasks: [{ title: 'Call the user' }] })
  const { report } = assist(store, incident)
  expect(report).toContain('\\<b\\>\\*Name\\*\\</b\\>')
  expect(report).toMatch(/Resolved: .* by Robin/)
  expect(report).toContain('- Call the user')
  expect(report).toContain('No task is completed.')
})
