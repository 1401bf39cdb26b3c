import { setImmediate as turn } from 'node:timers/promises'
import type { Ticks } from '#base/ticks.ts'
import type { ReadStore } from '../../store/sql.ts'
import { alertWords } from '../alert-words.ts'
import { indicatorsOf } from '../indicators.ts'
import { createPrevalence } from '../prevalence.ts'
import { type CaseEntity, createSubjects, type Subjects } from '../subject.ts'
import { gatherDevice } from './device.ts'
import type { Gathered, NamedEntity, Scope } from './gathered.ts'
import { gatherSignIns } from './identity.ts'
import { gatherClicks, gatherMessages } from './mail.ts'

interface NamedRow extends CaseEntity {
  readonly alert: number
  readonly source: number
  readonly record: number
  readonly first: Ticks
}

/** What the alerts themselves name, each with the records that name it. */
function namedEntities(store: ReadStore, scope: Scope, subjects: Subjects): NamedEntity[] {
  const rows = store.all<NamedRow>(
    `SELECT entity.id, entity.kind, entity.key, entity.label, alert, alert_evidence.source, record, first_activity AS first
     FROM alert_evidence JOIN entity ON entity.id = entity JOIN alert ON alert.id = alert_evidence.alert
     WHERE alert_evidence.alert IN (SELECT value FROM json_each(?)) ORDER BY alert_evidence.id`,
    JSON.stringify(scope.alerts),
  )
  const device = scope.devices.length === 1 ? scope.devices[0]! : null
  return [...Map.groupBy(rows, (row) => row.id).values()].map((of) => ({
    subject: subjects.adopt(of[0]!, { device: of[0]!.kind === 'device' ? null : device, how: 'named by an alert', at: of[0]!.first }),
    rows: of.map(({ alert, source, record }) => ({ table: '', row: alert, source, record })),
  }))
}

/**
 * Gathers what hangs together with the alerts: process trees, what these wrote and whom they spoke to, logons, sign-ins and mail.
 * Lets other work of the process in between devices. @param note is told what had to be left out
 */
export async function gather(store: ReadStore, scope: Scope, signal: AbortSignal, note: (text: string) => void): Promise<Gathered> {
  const subjects = createSubjects(store)
  const named = namedEntities(store, scope, subjects)
  const rows: Pick<Gathered, 'processes' | 'files' | 'connections' | 'registry' | 'events' | 'logons'>[] = []
  for (const device of scope.devices) {
    rows.push(gatherDevice(store, scope, device, subjects, note))
    await turn()
    signal.throwIfAborted()
  }
  return {
    scope,
    subjects,
    named,
    processes: rows.flatMap((one) => one.processes),
    files: rows.flatMap((one) => one.files),
    connections: rows.flatMap((one) => one.connections),
    registry: rows.flatMap((one) => one.registry),
    events: rows.flatMap((one) => one.events),
    logons: rows.flatMap((one) => one.logons),
    signIns: gatherSignIns(store, scope),
    messages: gatherMessages(store, scope),
    clicks: gatherClicks(store, scope),
    prevalence: createPrevalence(store),
    wordsOfAlerts: (entities) => alertWords(store, entities),
    indicatorsOf: (values) => indicatorsOf(store, values),
  }
}
