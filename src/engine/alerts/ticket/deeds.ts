import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { Verdict } from '#model/verdict.ts'
import { incidentEntries } from '../../activity/entries.ts'
import type { Outputs } from '../../calls/index.ts'
import { investigationRows } from '../../investigate/list.ts'
import type { ReadStore } from '../../store/sql.ts'
import { alertHistory } from '../history.ts'
import { actionsTaken } from '../story/actions.ts'

type Ticket = Outputs['alerts']['ticket']
/** One thing that was done about an alert. */
export type Deed = Ticket['automation'][number]

/** Names under which products and this engine act and comment; everybody else is a person. */
const AUTOMATA = /^coldtrail – |\bapi\b|automat|playbook|logic ?app|^microsoft |defender|sentinel|^system$|service ?principal|\bbot\b/i

/** Whether a name that a log or a comment gives is a product's or a playbook's. */
export const isAutomaton = (name: string): boolean => AUTOMATA.test(name.trim())

/** Entries that tell of the log itself, of what the analyst only looks at and of how the incident came to be are no answer to an alert. */
const NO_DEED = /^(?:activity|bookmark|source)\.|^incident\.(?:created|taken-over)$/

/** A remediation status that says nothing was done yet. */
const NOT_DONE = 'active'

const MOST_FINDINGS = 20

interface Finding {
  readonly analyzer: string
  readonly verdict: Verdict
  readonly title: string
  readonly label: string
  readonly investigation: number
}

/** What the case's investigations of the alert found of what it names, and how they stand. */
function investigated(store: ReadStore, alert: number): Deed[] {
  const ids = store.all<{ id: number }>('SELECT investigation AS id FROM investigation_alert WHERE alert = ?', alert).map((row) => row.id)
  return investigationRows(store, ids).flatMap((row) => {
    const findings = store.all<Finding>(
      `SELECT DISTINCT finding.analyzer, finding.verdict, finding.title, subject.label, finding.investigation FROM investigation_finding AS finding
       JOIN investigation_entity AS subject ON subject.id = finding.subject
       WHERE finding.investigation = ?1 AND finding.verdict IN ('malicious', 'suspicious')
         AND subject.entity IN (SELECT entity FROM alert_evidence WHERE alert = ?2) ORDER BY finding.verdict, finding.id LIMIT ${MOST_FINDINGS}`,
      row.id,
      alert,
    )
    const by = `Investigation #${row.id}`
    return [
      {
        at: row.ended ?? row.started,
        by,
        what: row.state,
        target: '',
        detail: `${row.threats} threats, ${row.pendingActions} actions await a decision`,
      },
      ...findings.map(({ analyzer, verdict, title, label }) => ({
        at: row.ended,
        by: `${by}, analyzer ${analyzer}`,
        what: verdict,
        target: label,
        detail: title,
      })),
    ]
  })
}

/** Proposals on the alert's investigations that nobody had to decide. */
const preapproved = (store: ReadStore, alert: number): Deed[] =>
  store
    .all<{ at: Ticks; type: string; target: string; comment: string }>(
      `SELECT decided_at AS at, type, target, comment FROM remediation_action WHERE decided_by = 'Automation'
       AND investigation IN (SELECT investigation FROM investigation_alert WHERE alert = ?) ORDER BY id`,
      alert,
    )
    .map(({ at, type, target, comment }) => ({ at: isoFromTicks(at), by: 'Automation', what: type, target, detail: comment }))

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** `status new → resolved`: what an entry says stood before and after, fields that did not change left out. */
function changesText(detail: Readonly<Record<string, unknown>>): string {
  const [before, after] = [detail.before, detail.after]
  if (typeof after !== 'object' || after === null || typeof before !== 'object' || before === null) return ''
  return Object.entries(after)
    .filter(([field, value]) => text((before as Record<string, unknown>)[field]) !== text(value) && typeof value === 'string')
    .map(([field, value]) => `${field} ${text((before as Record<string, unknown>)[field] ?? '') || 'none'} → ${text(value) || 'none'}`)
    .join(', ')
}

/**
 * What the case's log says was done that touches the alert: on it, on its incident, on what it names and on its investigations. What was
 * undone since is left out.
 */
function logged(store: ReadStore, alert: number, incident: number): Deed[] {
  const named = new Set(store.all<{ entity: number }>('SELECT entity FROM alert_evidence WHERE alert = ?', alert).map((row) => row.entity))
  const investigations = new Set(
    store.all<{ id: number }>('SELECT investigation AS id FROM investigation_alert WHERE alert = ?', alert).map((row) => row.id),
  )
  const own = new Set(
    alertHistory(store, alert)
      .filter((one) => one.origin === 'case')
      .map((one) => one.key),
  )
  const touches = (entry: ReturnType<typeof incidentEntries>[number]) =>
    own.has(`log ${entry.id}`) ||
    entry.targetType === 'incident' ||
    (entry.targetType === 'entity' && named.has(entry.targetId!)) ||
    (entry.targetType === 'investigation' && investigations.has(entry.targetId!))
  return incidentEntries(store, incident)
    .toReversed()
    .filter((entry) => !entry.act.undone && !NO_DEED.test(entry.action) && touches(entry))
    .map((entry) => ({
      at: entry.at,
      by: entry.performedBy,
      what: entry.action,
      target: entry.targetType === 'alert' || entry.targetType === 'incident' ? '' : entry.targetName,
      detail: [changesText(entry.detail), entry.text].filter(Boolean).join(': '),
    }))
}

const byTime = (a: Deed, b: Deed) => (a.at ?? '').localeCompare(b.at ?? '')

/**
 * What was done about an alert, oldest first, told apart by who did it: products, playbooks, investigations and rules on one side, people
 * on the other. Comments that came with the evidence are their author's.
 */
export function deedsOf(store: ReadStore, alert: number, incident: number): Pick<Ticket, 'automation' | 'people'> {
  const comments = alertHistory(store, alert)
    .filter((entry) => entry.origin === 'evidence')
    .map(({ at, performedBy, action, text: detail }) => ({ at, by: performedBy || 'The provider', what: action, target: '', detail }))
  // correlation carries the provider's comments on an incident over; the same words are told once
  const told = new Set(comments.map(({ by, detail }) => `${by} ${detail}`))
  const signed = [...comments, ...logged(store, alert, incident).filter(({ by, detail }) => !told.has(`${by} ${detail}`))]
  const products = actionsTaken(store, alert)
    .filter(({ action }) => action !== NOT_DONE)
    .map(({ at, action, target, detail }) => ({ at, by: '', what: action, target: target?.label ?? '', detail }))
  return {
    automation: [
      ...products,
      ...investigated(store, alert),
      ...preapproved(store, alert),
      ...signed.filter(({ by }) => isAutomaton(by)),
    ].sort(byTime),
    people: signed.filter(({ by }) => !isAutomaton(by)).sort(byTime),
  }
}
