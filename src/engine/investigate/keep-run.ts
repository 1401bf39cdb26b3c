import { ticksFromUnixMs } from '#base/ticks.ts'
import type { ActionStatus, AutomationLevel, InvestigationState } from '#model/investigation.ts'
import type { RemediationStatus, Verdict } from '#model/verdict.ts'
import { standingVerdicts } from '../entities/verdicts.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import { levelOf } from './automation.ts'
import type { Gathered } from './gather/gathered.ts'
import type { Judgement } from './judge.ts'
import { propose } from './propose.ts'
import { stateOf } from './state.ts'
import type { Subject } from './subject.ts'

/** A step of the log. */
export interface Step {
  readonly actor: string
  readonly text: string
  readonly outcome: string
}

const REMEDIATED: ReadonlySet<RemediationStatus> = new Set(['remediated', 'prevented', 'blocked'])

/** The newest remediation status the evidence tells of each entity. */
function remediationOf(store: ReadStore): Map<number, RemediationStatus> {
  const rows = store.all<{ entity: number; status: RemediationStatus }>(
    'SELECT entity, remediation_status AS status, max(created) FROM alert_evidence WHERE entity IS NOT NULL GROUP BY entity',
  )
  return new Map(rows.map((row) => [row.entity, row.status]))
}

/** The group of each device, as alerts tell it. */
function groupsOf(store: ReadStore): Map<number, string> {
  const rows = store.all<{ entity: number; name: string }>(
    `SELECT entity, max(json_extract(properties, '$.rbacGroupName')) AS name FROM alert_evidence
     WHERE kind = 'device' AND entity IS NOT NULL AND json_extract(properties, '$.rbacGroupName') <> '' GROUP BY entity`,
  )
  return new Map(rows.map((row) => [row.entity, row.name]))
}

/** Takes away what the run before kept; entities and actions stay until it is known which of them are found again. */
function clearRun(store: WriteStore, investigation: number): void {
  store.run('DELETE FROM investigation_row WHERE finding IN (SELECT id FROM investigation_finding WHERE investigation = ?)', investigation)
  store.run('DELETE FROM investigation_finding WHERE investigation = ?', investigation)
  store.run('DELETE FROM investigation_log WHERE investigation = ?', investigation)
}

/** Entities that were not found again go, unless somebody decided on an action against them. */
function removeUnseen(store: WriteStore, investigation: number, seen: readonly number[], proposed: readonly number[]): void {
  store.run(
    `DELETE FROM investigation_action WHERE investigation = ?1 AND id NOT IN (SELECT value FROM json_each(?2))
       AND id NOT IN (SELECT action FROM action_decision)`,
    investigation,
    JSON.stringify(proposed),
  )
  store.run(
    `DELETE FROM investigation_entity WHERE investigation = ?1 AND id NOT IN (SELECT value FROM json_each(?2))
       AND id NOT IN (SELECT subject FROM investigation_action WHERE investigation = ?1)`,
    investigation,
    JSON.stringify(seen),
  )
}

function keepSubject(store: WriteStore, investigation: number, subject: Subject, verdict: Verdict): number {
  return store.get<{ id: number }>(
    `INSERT INTO investigation_entity (investigation, kind, key, label, entity, device, verdict, how, first, facts)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
     ON CONFLICT (investigation, kind, key) DO UPDATE SET label = ?4, entity = ?5, device = ?6, verdict = ?7, how = ?8, first = ?9, facts = ?10
     RETURNING id`,
    investigation,
    subject.kind,
    subject.key,
    subject.label,
    subject.entity,
    subject.device?.label ?? '',
    verdict,
    subject.how,
    subject.first,
    JSON.stringify(subject.facts),
  )!.id
}

function keepFindings(store: WriteStore, investigation: number, { findings }: Judgement, ids: ReadonlyMap<Subject, number>): void {
  for (const finding of findings) {
    const id = store.run(
      `INSERT INTO investigation_finding (investigation, subject, analyzer, analyzer_version, verdict, title, reason, techniques)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      investigation,
      ids.get(finding.subject)!,
      finding.analyzer.id,
      finding.analyzer.version,
      finding.verdict,
      finding.title,
      finding.reason,
      JSON.stringify(finding.techniques),
    ).lastInsertRowid
    for (const { table, row, source, record } of finding.rows) {
      store.run(
        'INSERT INTO investigation_row (finding, table_name, row, source, record) VALUES (?, ?, ?, ?, ?)',
        id,
        table,
        row || null,
        source,
        record,
      )
    }
  }
}

/** What stands in for the last run of an investigation, written in one transaction. */
export function keepRun(store: WriteStore, investigation: number, gathered: Gathered, judgement: Judgement, steps: readonly Step[]): void {
  store.transaction(() => {
    const now = ticksFromUnixMs(Date.now())
    clearRun(store, investigation)
    const set = standingVerdicts(store)
    const verdictOf = (subject: Subject) => (subject.entity === null ? undefined : set.get(subject.entity)) ?? judgement.verdictOf(subject)
    const devices = new Map(gathered.scope.devices.map((device) => [device.key, deviceSubject(gathered, device.key)]))
    const subjects = [...gathered.subjects.all]
    const ids = new Map(subjects.map((subject) => [subject, keepSubject(store, investigation, subject, verdictOf(subject))]))
    keepFindings(store, investigation, judgement, ids)

    const [remediation, groups] = [remediationOf(store), groupsOf(store)]
    const isRemediated = (subject: Subject) => subject.entity !== null && REMEDIATED.has(remediation.get(subject.entity) ?? 'none')
    const deviceOf = (subject: Subject) => (subject.device ? devices.get(subject.device.key) : undefined)
    const levelAt = (subject: Subject): AutomationLevel => {
      const device = subject.kind === 'device' ? subject : deviceOf(subject)
      return levelOf(store, (device?.entity && groups.get(device.entity)) || '')
    }
    const proposals = propose({ findings: judgement.findings, verdictOf, isRemediated, levelOf: levelAt, deviceOf })
    const proposed = proposals.map(({ type, subject, reason, preapproved }) => {
      return store.get<{ id: number }>(
        `INSERT INTO investigation_action (investigation, subject, entity, type, target, device, reason, preapproved, created)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (investigation, type, subject) DO UPDATE SET entity = ?3, target = ?5, device = ?6, reason = ?7, preapproved = ?8 RETURNING id`,
        investigation,
        ids.get(subject)!,
        subject.entity,
        type,
        subject.label,
        subject.device?.label ?? '',
        reason,
        preapproved,
        now,
      )!.id
    })
    removeUnseen(store, investigation, [...ids.values()], proposed)
    const all = [
      ...steps,
      { actor: 'investigation', text: `Proposed ${proposals.length} actions; Coldtrail carries none of them out.`, outcome: '' },
    ]
    for (const { actor, text, outcome } of all) {
      store.run(
        'INSERT INTO investigation_log (investigation, at, actor, text, outcome) VALUES (?, ?, ?, ?, ?)',
        investigation,
        now,
        actor,
        text,
        outcome,
      )
    }
    store.run(
      'UPDATE investigation SET ended = ?, window_from = ?, window_to = ?, analyzers = ? WHERE id = ?',
      now,
      gathered.scope.from,
      gathered.scope.to,
      JSON.stringify(judgement.outcomes),
      investigation,
    )
    settleState(store, investigation)
  })
}

/** The device itself as a subject, by the name its things are scoped by. */
function deviceSubject({ subjects, scope }: Gathered, key: string): Subject {
  const device = scope.devices.find((one) => one.key === key)!
  const how = 'under investigation'
  if (device.entity !== null) return subjects.adopt({ id: device.entity, kind: 'device', key, label: device.label }, { how })
  return subjects.find(
    'device',
    { mdeDeviceId: device.ids[0] ?? '', deviceDnsName: device.names[0] ?? device.label },
    { how: 'the same threat ran there' },
  )!
}

/** Works out and writes the state of an investigation from what it keeps; a decision on an action calls it too. */
export function settleState(store: WriteStore, investigation: number): InvestigationState {
  const { analyzers } = store.get<{ analyzers: string }>('SELECT analyzers FROM investigation WHERE id = ?', investigation)!
  const outcomes = JSON.parse(analyzers) as Judgement['outcomes']
  const threats = store.all<{ entity: number | null }>(
    `SELECT entity FROM investigation_entity WHERE investigation = ? AND verdict IN ('malicious', 'suspicious')`,
    investigation,
  )
  const remediation = remediationOf(store)
  const actions = store.all<{ status: ActionStatus }>('SELECT status FROM remediation_action WHERE investigation = ?', investigation)
  const alerts = store.get<{ n: number }>(
    'SELECT count(*) AS n FROM investigation_alert WHERE investigation = ? AND supported = 1',
    investigation,
  )!.n
  const state = stateOf({
    supported: alerts > 0 || outcomes.length > 0,
    outcomes,
    threats: threats.length,
    remediated: threats.filter(({ entity }) => entity !== null && REMEDIATED.has(remediation.get(entity) ?? 'none')).length,
    actions: actions.map((action) => action.status),
  })
  store.run('UPDATE investigation SET state = ? WHERE id = ?', state, investigation)
  return state
}
