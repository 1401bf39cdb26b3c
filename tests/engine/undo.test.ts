import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getEntry, incidentEntries, listEntries } from '#engine/activity/entries.ts'
import { checkActivityChain } from '#engine/activity/log.ts'
import { correlate } from '#engine/correlate/correlate.ts'
import { getIncident } from '#engine/incidents/detail.ts'
import type { CaseWriter } from '#engine/store/case-file.ts'
import { act, analystRows, derivedRows } from '../support/acts.ts'
import { alertOn, analyst, evidence, placedCase } from '../support/placed-alerts.ts'
import { problemOf } from '../support/problem.ts'

const live = (store: CaseWriter) =>
  store.all<{ id: number }>("SELECT id FROM incident WHERE status <> 'redirected' ORDER BY id").map((row) => row.id)
const newest = (store: CaseWriter) => listEntries(store, { filter: {}, offset: 0, limit: 1 }).entries[0]!

const several = () => {
  const url = evidence('url', { url: 'http://bad.example/x' })
  return placedCase(
    alertOn('ws01', 0, { evidence: [url, ...alertOn('ws01', 0).evidence!] }),
    alertOn('ws02', 5, { evidence: [url], severity: 'high' }),
    alertOn('srv03', 300),
    alertOn('srv04', 500, { severity: 'low' }),
  )
}

test('an undo brings back the rows, works out anew what follows from them, and is itself an entry of an unbroken log', async () => {
  using store = disposable(await several())
  const [incident] = live(store)
  const before = [analystRows(store), derivedRows(store)]
  act(store, 'incidents', 'update', {
    incidents: [incident!],
    change: { status: 'resolved', severity: 'low', name: 'Mine', tags: ['phish'], classification: 'falsePositive', assignedTo: 'Kim' },
  })
  expect(getIncident(store, incident!)).toMatchObject({ name: 'Mine', activeAlertCount: 0 })
  act(store, 'activity', 'undo', {})
  expect([analystRows(store), derivedRows(store)]).toEqual(before)
  expect(newest(store)).toMatchObject({ action: 'activity.undone', performedBy: 'Robin', incident, detail: { action: 'incident.updated' } })
  expect(incidentEntries(store, incident!)[1]).toMatchObject({ action: 'incident.updated', act: { undone: true, whyNot: '' } })
  expect(checkActivityChain(store)).not.toHaveProperty('brokenAt')
})

test('a redo does again what was undone last, and not once something else was done since', async () => {
  using store = disposable(await several())
  const [incident] = live(store)
  act(store, 'incidents', 'update', { incidents: [incident!], change: { assignedTo: 'Kim' } })
  const after = analystRows(store)
  act(store, 'activity', 'undo', {})
  act(store, 'activity', 'redo', {})
  expect(analystRows(store)).toEqual(after)
  expect(incidentEntries(store, incident!).find((entry) => entry.action === 'incident.updated')!.act.undone).toBe(false)
  act(store, 'activity', 'undo', {})
  act(store, 'incidents', 'comment', { incident: incident!, comment: 'Something else' })
  expect(problemOf(() => act(store, 'activity', 'redo', {}))?.code).toBe('activity.nothing-to-redo')
})

test('an act is undone out of order as long as nobody changed the same since, and refused by name where somebody did', async () => {
  using store = disposable(await several())
  const [incident] = live(store)
  act(store, 'incidents', 'update', { incidents: [incident!], change: { status: 'inProgress' } })
  const { id: first } = newest(store).act
  act(store, 'incidents', 'update', { incidents: [incident!], change: { assignedTo: 'Kim' } }, 'Alex')
  act(store, 'activity', 'undo', { act: first! })
  expect(getIncident(store, incident!)).toMatchObject({ status: 'active', assignedTo: 'Kim' })
  act(store, 'activity', 'redo', { act: first! })
  act(store, 'incidents', 'update', { incidents: [incident!], change: { status: 'awaitingAction' } }, 'Alex')
  const refused = problemOf(() => act(store, 'activity', 'undo', { act: first! }))
  expect(refused).toMatchObject({
    code: 'activity.changed-since',
    message: `This cannot be undone: status of incident ${incident} is not as it was left.`,
    hint: expect.stringContaining('Alex changed it since'),
  })
  expect(getIncident(store, incident!).status).toBe('awaitingAction')
})

test('undo takes back the analyst’s own latest act, not a colleague’s', async () => {
  using store = disposable(await several())
  const [incident] = live(store)
  act(store, 'incidents', 'update', { incidents: [incident!], change: { assignedTo: 'Kim' } }, 'Robin')
  act(store, 'incidents', 'update', { incidents: [incident!], change: { tags: ['theirs'] } }, 'Alex')
  act(store, 'activity', 'undo', {}, 'Robin')
  expect(getIncident(store, incident!)).toMatchObject({ assignedTo: '', tags: [{ name: 'theirs' }] })
  expect(problemOf(() => act(store, 'activity', 'undo', {}, 'Robin'))?.code).toBe('activity.nothing-to-undo')
})

test('a comment is withdrawn by undo: it stays in the log and counts no more', async () => {
  using store = disposable(await several())
  const [incident] = live(store)
  act(store, 'incidents', 'comment', { incident: incident!, comment: 'Called the wrong user' })
  expect(getIncident(store, incident!).commentCount).toBe(1)
  act(store, 'activity', 'undo', {})
  expect(getIncident(store, incident!).commentCount).toBe(0)
  expect(incidentEntries(store, incident!).find((entry) => entry.kind === 'comment')).toMatchObject({ act: { undone: true } })
})

test('what an analyst decided and took back is correlation’s again', async () => {
  using store = disposable(await several())
  const before = derivedRows(store)
  const [incident] = live(store)
  const [first] = getIncident(store, incident!).alerts
  act(store, 'incidents', 'moveAlerts', { alerts: [first!.id], incident: null, comment: 'Not the same' })
  act(store, 'activity', 'undo', {})
  correlate(store, { ignoreProvider: true }, analyst())
  expect(derivedRows(store)).toEqual(before)
})

test('the number of an incident that was taken back is never another’s', async () => {
  using store = disposable(await several())
  const [incident, other] = live(store)
  const alert = (of: number) => getIncident(store, of).alerts[0]!.id
  const taken = act(store, 'incidents', 'moveAlerts', { alerts: [alert(incident!)], incident: null, comment: '' }).incident
  act(store, 'activity', 'undo', {})
  expect(problemOf(() => getIncident(store, taken))?.code).toBe('incident.not-found')
  const made = act(store, 'incidents', 'moveAlerts', { alerts: [alert(other!)], incident: null, comment: '' }).incident
  expect(made).not.toBe(taken)
})

test('an entry shows the rows its act changed, and says why it cannot be undone where it cannot', async () => {
  using store = disposable(await several())
  const [incident] = live(store)
  act(store, 'incidents', 'update', { incidents: [incident!], change: { status: 'inProgress' } })
  const entry = getEntry(store, { entry: newest(store).id })
  expect(entry).toMatchObject({
    act: { whyNot: '' },
    changes: [{ table: 'incident', before: { status: 'active' }, after: { status: 'inProgress' } }],
  })
  const correlated = listEntries(store, { filter: { actions: ['incident.created'] }, offset: 0, limit: 1 }).entries[0]!
  expect(correlated.act).toMatchObject({ id: null, whyNot: expect.stringContaining('Correlation') })
})

const acts = fc.record({
  kind: fc.constantFrom(
    'status',
    'severity',
    'name',
    'tags',
    'assign',
    'classify',
    'alert',
    'merge',
    'moveNew',
    'move',
    'comment',
    'filter',
    'query',
  ),
  a: fc.nat(50),
  b: fc.nat(50),
  word: fc.constantFrom('one', 'two', 'three', ''),
})

/** One random act; what the product refuses is passed over. */
function perform(store: CaseWriter, { kind, a, b, word }: { kind: string; a: number; b: number; word: string }): void {
  const ids = live(store)
  const incident = ids[a % ids.length]!
  const other = ids[b % ids.length]!
  const alerts = store.all<{ alert: number }>('SELECT alert FROM incident_alert ORDER BY alert').map((row) => row.alert)
  const alert = alerts[b % alerts.length]!
  const update = (change: object) => act(store, 'incidents', 'update', { incidents: [...new Set([incident, other])], change })
  const pick = <T>(...of: T[]) => of[b % of.length]!
  problemOf(() => {
    if (kind === 'status') update({ status: pick('active', 'inProgress', 'resolved', 'awaitingAction') })
    if (kind === 'severity') update({ severity: pick('high', 'low', 'medium') })
    if (kind === 'name') update({ name: `Name ${word}` })
    if (kind === 'tags') update({ tags: [word, pick('x', 'y')] })
    if (kind === 'assign') update({ assignedTo: word })
    if (kind === 'classify') update({ classification: pick('truePositive', 'falsePositive', 'unknown') })
    if (kind === 'alert') act(store, 'alerts', 'update', { alerts: [alert], change: { status: pick('new', 'resolved'), assignedTo: word } })
    if (kind === 'merge') act(store, 'incidents', 'merge', { incidents: [incident, other], comment: word })
    if (kind === 'moveNew') act(store, 'incidents', 'moveAlerts', { alerts: [alert], incident: null, comment: word })
    if (kind === 'move') act(store, 'incidents', 'moveAlerts', { alerts: [alert], incident, comment: word })
    if (kind === 'comment') act(store, 'incidents', 'comment', { incident, comment: word || 'said' })
    if (kind === 'filter') act(store, 'incidents', 'saveFilterSet', { name: word || 'set', filter: { assignedTo: [String(b)] }, range: '' })
    if (kind === 'query') act(store, 'hunt', 'saveQuery', { name: word || 'query', description: '', folder: '', query: `T | take ${b}` })
  })
}

const all = (store: CaseWriter, verb: 'undo' | 'redo') => {
  let turned = 0
  while (problemOf(() => act(store, 'activity', verb, {})) === null) turned += 1
  return turned
}

test('whatever was done, undoing all of it brings back the rows before, and redoing all of it the rows after', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 12 }), async (done) => {
      using store = disposable(await several())
      const before = [analystRows(store), derivedRows(store)]
      for (const one of done) perform(store, one)
      const after = [analystRows(store), derivedRows(store)]
      const undone = all(store, 'undo')
      expect([analystRows(store), derivedRows(store)]).toEqual(before)
      expect(all(store, 'redo')).toBe(undone)
      expect([analystRows(store), derivedRows(store)]).toEqual(after)
      expect(checkActivityChain(store)).not.toHaveProperty('brokenAt')
    }),
    { numRuns: 15, seed: 7 },
  )
})

function disposable(store: CaseWriter): CaseWriter & Disposable {
  return Object.assign(store, { [Symbol.dispose]: () => store.close() })
}
