import { fail, problemOf } from '#base/problem.ts'
import { ticksFromUnixMs } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { WriteStore } from '../store/sql.ts'
import { settleState } from './keep-run.ts'
import { runInvestigation, type StoredInvestigation } from './run.ts'
import { entitiesOfAlerts } from './scope.ts'

/** What an alert may be about, best first: an alert joins the investigation of the first kind it names. */
const ABOUT: readonly (readonly EntityKind[])[] = [['device'], ['mailbox', 'user', 'account'], ['analyzedMessage']]

/** The assets by which alerts belong together: the devices it names, failing that its users and mailboxes, failing that its mail. */
function assetsOf(store: WriteStore, alert: number): number[] {
  const entities = entitiesOfAlerts(store, [alert])
  const kinds = ABOUT.find((some) => entities.some((one) => some.includes(one.kind)))
  return kinds ? entities.filter((one) => kinds.includes(one.kind)).map((one) => one.id) : []
}

interface Standing {
  readonly id: number
  readonly assets: Set<number>
}

/** Investigations the incident has already, with the assets their alerts are about. */
function standingOf(store: WriteStore, incident: number): Standing[] {
  return store
    .all<{ investigation: number }>('SELECT investigation FROM incident_investigation WHERE incident = ? ORDER BY 1', incident)
    .map(({ investigation }) => ({
      id: investigation,
      assets: new Set(
        store
          .all<{ alert: number }>('SELECT alert FROM investigation_alert WHERE investigation = ?', investigation)
          .flatMap(({ alert }) => assetsOf(store, alert)),
      ),
    }))
}

function insert(store: WriteStore, name: string, trigger: { alert?: number; entity?: number }, analyst: string): number {
  return store.run(
    `INSERT INTO investigation (name, state, trigger_kind, trigger_alert, trigger_entity, started_by, started) VALUES (?, 'running', ?, ?, ?, ?, ?)`,
    name,
    trigger.entity === undefined ? 'alert' : 'manual',
    trigger.alert ?? null,
    trigger.entity ?? null,
    analyst,
    ticksFromUnixMs(Date.now()),
  ).lastInsertRowid
}

/** Places every alert of the incident into an investigation: its own, or the one that stands for the same device, user or mail. */
function placeAlerts(store: WriteStore, incident: number, analyst: string): number[] {
  const alerts = store.all<{ id: number; title: string; placed: number | null }>(
    `SELECT alert.id, title, investigation_alert.investigation AS placed FROM incident_alert JOIN alert ON alert.id = incident_alert.alert
     LEFT JOIN investigation_alert ON investigation_alert.alert = alert.id WHERE incident = ? ORDER BY first_activity, alert.id`,
    incident,
  )
  if (alerts.length === 0) fail('investigation.no-alerts', `Incident #${incident} has no alerts to investigate.`)
  const standing = standingOf(store, incident)
  for (const alert of alerts.filter((one) => one.placed === null)) {
    const assets = assetsOf(store, alert.id)
    let home = standing.find((one) => assets.some((asset) => one.assets.has(asset)))
    const reason = home ? 'It is about the same device, user or mailbox.' : 'The investigation was started for it.'
    if (!home) {
      home = { id: insert(store, alert.title, { alert: alert.id }, analyst), assets: new Set() }
      standing.push(home)
    }
    for (const asset of assets) home.assets.add(asset)
    store.run(
      'INSERT INTO investigation_alert (alert, investigation, reason, supported) VALUES (?, ?, ?, ?)',
      alert.id,
      home.id,
      reason,
      assets.length > 0 ? 1 : 0,
    )
  }
  return standing.map((one) => one.id).sort((a, b) => a - b)
}

function storedOf(store: WriteStore, id: number): StoredInvestigation {
  return (
    store.get<StoredInvestigation>('SELECT id, name, trigger_kind, trigger_alert, trigger_entity FROM investigation WHERE id = ?', id) ??
    fail('investigation.not-found', `The case has no investigation #${id}.`)
  )
}

/** Runs one investigation; what keeps it from finishing becomes its state, so that the others go on. Cancelling stops them all. */
async function runOne(store: WriteStore, id: number, context: CallContext): Promise<void> {
  try {
    const supported = store.get('SELECT 1 FROM investigation_alert WHERE investigation = ? AND supported = 1', id)
    const stored = storedOf(store, id)
    if (!supported && stored.trigger_entity === null) {
      store.run('UPDATE investigation SET ended = started WHERE id = ?', id)
      settleState(store, id)
      return
    }
    await runInvestigation(store, stored, context)
  } catch (thrown) {
    const stopped = context.signal.aborted
    store.run(
      'UPDATE investigation SET state = ?, ended = ?, problem = ? WHERE id = ?',
      stopped ? 'terminatedByUser' : 'failed',
      ticksFromUnixMs(Date.now()),
      stopped ? 'Stopped before it was done.' : problemOf(thrown).message,
      id,
    )
    if (stopped) throw thrown
  }
}

/**
 * Starts automated investigations: for an incident's alerts, by hand on an entity, or an existing one anew. Alerts that came since join
 * the investigation of the same device. Runs to the end; cancelled, it leaves what was done.
 * Fails with `incident.not-found`, `entity.not-found`, `investigation.not-found`, `investigation.no-alerts`.
 */
export async function runInvestigations(
  store: WriteStore,
  input: Inputs['investigations']['run'],
  context: CallContext,
): Promise<Outputs['investigations']['run']> {
  const started = store.transaction(() => {
    const ids = prepare(store, input, context.analyst)
    const incident = input.incident ?? null
    for (const id of ids) {
      const { name } = storedOf(store, id)
      logActivity(store, {
        kind: 'audit',
        action: 'investigation.started',
        performedBy: context.analyst,
        targetType: 'investigation',
        targetId: id,
        targetName: name,
        incident: incident ?? incidentOf(store, id),
      })
    }
    return ids
  })
  for (const id of started) await runOne(store, id, context)
  return { investigations: started }
}

const incidentOf = (store: WriteStore, id: number): number | null =>
  store.get<{ incident: number }>('SELECT incident FROM incident_investigation WHERE investigation = ? ORDER BY 1 LIMIT 1', id)?.incident ??
  null

function prepare(store: WriteStore, { incident, entity, investigation }: Inputs['investigations']['run'], analyst: string): number[] {
  if (investigation !== undefined) return [storedOf(store, investigation).id]
  if (incident !== undefined) {
    if (!store.get('SELECT 1 FROM incident WHERE id = ?', incident)) fail('incident.not-found', `The case has no incident #${incident}.`)
    return placeAlerts(store, incident, analyst)
  }
  if (entity === undefined) return fail('investigation.of-nothing', 'Investigate what: name an incident, an entity or an investigation.')
  const row =
    store.get<{ label: string }>('SELECT label FROM entity WHERE id = ?', entity) ??
    fail('entity.not-found', `The case has no entity #${entity}.`)
  const standing = store.get<{ id: number }>('SELECT id FROM investigation WHERE trigger_entity = ?', entity)
  return [standing?.id ?? insert(store, `Investigation of ${row.label}`, { entity }, analyst)]
}
