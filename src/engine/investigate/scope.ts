import { fail } from '#base/problem.ts'
import { TICKS_PER_DAY, type Ticks } from '#base/ticks.ts'
import type { EntityKind } from '#model/entity-kind.ts'
import { isWellKnownSid } from '#model/identity/well-known-account.ts'
import type { ReadStore } from '../store/sql.ts'
import type { Scope, ScopeDevice, ScopeProcess, ScopeUser } from './gather/gathered.ts'
import type { CaseEntity } from './subject.ts'

type Names = ReadonlyMap<string, readonly string[]>

function namesOf(store: ReadStore, entity: number): Names {
  const rows = store.all<{ type: string; value: string }>(
    'SELECT type, value FROM entity_identifier WHERE entity = ? ORDER BY 1, 2',
    entity,
  )
  return new Map([...Map.groupBy(rows, (row) => row.type)].map(([type, of]) => [type, of.map((row) => row.value)]))
}

const named = (names: Names, type: string) => names.get(type) ?? []
/** Identifiers are folded; rows write them as they came. */
const bothCases = (values: readonly string[]) => [...new Set(values.flatMap((value) => [value, value.toUpperCase()]))]

export function scopeDevice(store: ReadStore, entity: CaseEntity): ScopeDevice {
  const names = namesOf(store, entity.id)
  const full = named(names, 'dnsName')
  return {
    key: entity.key,
    label: entity.label,
    entity: entity.id,
    ids: bothCases(named(names, 'mdeDeviceId')),
    // a bare host name may be another device's too
    names: full.length > 0 || named(names, 'mdeDeviceId').length > 0 ? full : named(names, 'hostName'),
  }
}

function scopeUser(store: ReadStore, entity: CaseEntity): ScopeUser {
  const names = namesOf(store, entity.id)
  return {
    entity: entity.id,
    label: entity.label,
    upns: named(names, 'upn'),
    objectIds: named(names, 'objectId'),
    sids: named(names, 'sid'),
  }
}

/** The device, id and start in the names of a process. */
function scopeProcesses(store: ReadStore, entity: CaseEntity): ScopeProcess[] {
  const names = namesOf(store, entity.id)
  const [exact, loose] = [named(names, 'process'), named(names, 'processId')]
  return (exact.length > 0 ? exact : loose).map((value) => {
    const [device = '', pid = '', start = ''] = value.split('|')
    return { device, pid, start }
  })
}

const isPartOfWindows = ({ key }: CaseEntity) => key.startsWith('sid:') && isWellKnownSid(key.slice(4))

const USERS: readonly EntityKind[] = ['user', 'account']

/** Entities the alerts name, each once, in the order they are named. */
export const entitiesOfAlerts = (store: ReadStore, alerts: readonly number[]): CaseEntity[] =>
  store.all<CaseEntity>(
    `SELECT entity.id, entity.kind, entity.key, entity.label FROM alert_evidence JOIN entity ON entity.id = entity
     WHERE alert IN (SELECT value FROM json_each(?)) GROUP BY entity.id ORDER BY min(alert_evidence.id)`,
    JSON.stringify(alerts),
  )

function scopeOfEntities(store: ReadStore, entities: readonly CaseEntity[]) {
  const users = entities.filter((one) => USERS.includes(one.kind) && !isPartOfWindows(one)).map((one) => scopeUser(store, one))
  return {
    devices: entities.filter((one) => one.kind === 'device').map((one) => scopeDevice(store, one)),
    users,
    mailboxes: entities
      .filter((one) => one.kind === 'mailbox')
      .flatMap((one) => [...new Set([...named(namesOf(store, one.id), 'address'), ...named(namesOf(store, one.id), 'upn')])]),
    messages: entities.filter((one) => one.kind === 'analyzedMessage').flatMap((one) => named(namesOf(store, one.id), 'networkMessageId')),
    processes: entities.filter((one) => one.kind === 'process').flatMap((one) => scopeProcesses(store, one)),
  }
}

/** What an investigation of those alerts is about. */
export function scopeOfAlerts(store: ReadStore, alerts: readonly number[]): Scope {
  // the import of alerts without a time says nothing of when to look; where none has one, there is nothing else to go by
  const span = (from: 'dated_alert' | 'alert') =>
    store.get<{ from: Ticks | null; to: Ticks }>(
      `SELECT min(first_activity) AS "from", max(max(first_activity, last_activity)) AS "to" FROM ${from}
       WHERE id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(alerts),
    )!
  const dated = span('dated_alert')
  const time = (dated.from === null ? span('alert') : dated) as { from: Ticks; to: Ticks }
  return { alerts, ...scopeOfEntities(store, entitiesOfAlerts(store, alerts)), from: time.from, to: time.to, whole: false }
}

const entityOf = (store: ReadStore, id: number): CaseEntity =>
  store.get<CaseEntity>('SELECT id, kind, key, label FROM entity WHERE id = ?', id) ??
  fail('entity.not-found', `The case has no entity #${id}.`)

/** By hand on a device, user or mailbox: the last week of the case's evidence is looked at, measured from its newest. */
const WEEK = 7n * TICKS_PER_DAY

/**
 * What an investigation by hand is about: everything a device did, or a user's and mailbox's sign-ins and mail; of other entities the
 * alerts that name them. Fails with `entity.not-found`, or with `investigation.nothing-to-judge` where no alert names it.
 */
export function scopeOfEntity(store: ReadStore, id: number): Scope {
  const entity = entityOf(store, id)
  const isAsset = ['device', 'mailbox', ...USERS].includes(entity.kind)
  const alerts = store
    .all<{ alert: number }>('SELECT DISTINCT alert FROM alert_evidence WHERE entity = ? ORDER BY 1', id)
    .map((row) => row.alert)
  if (!isAsset) {
    if (alerts.length === 0)
      fail('investigation.nothing-to-judge', `No alert names ${entity.label}.`, { hint: 'Start from a device, a user or a mailbox.' })
    return scopeOfAlerts(store, alerts)
  }
  const newest = store.get<{ at: Ticks | null }>('SELECT max(last_time) AS at FROM hunting_table')!.at
  const ofAlerts = alerts.length > 0 ? scopeOfAlerts(store, alerts) : null
  const to =
    newest ??
    ofAlerts?.to ??
    fail('investigation.nothing-to-judge', 'The case holds no events.', { hint: 'Import event logs or hunting results.' })
  return { alerts: [], ...scopeOfEntities(store, [entity]), from: (to - WEEK) as Ticks, to, whole: entity.kind === 'device' }
}
