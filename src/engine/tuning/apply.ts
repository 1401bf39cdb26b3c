import { fail } from '#base/problem.ts'
import { ticksFromUnixMs } from '#base/ticks.ts'
import type { AlertStatus } from '#model/triage.ts'
import { logActivity } from '../activity/log.ts'
import { changeAlerts } from '../alerts/change.ts'
import type { CallContext } from '../calls/call.ts'
import { digestIncidents } from '../correlate/digest.ts'
import type { WriteStore } from '../store/sql.ts'
import { matchedAlerts } from './match.ts'
import { isExpired, type StoredRule, tuningRuleOf, tuningRules } from './rules.ts'

/** Who acts where no analyst asked: alerts that came with an import. */
export const TUNING = 'Coldtrail – alert tuning'

interface Target {
  readonly id: number
  readonly title: string
  readonly status: AlertStatus
  readonly incident: number | null
}

const targetsOf = (store: WriteStore, alerts: readonly number[]): Target[] =>
  store.all<Target>(
    `SELECT id, title, status, incident FROM alert LEFT JOIN incident_alert ON incident_alert.alert = alert.id
     WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    JSON.stringify(alerts),
  )

/** Acts on some alerts for a rule, each logged in its incident; one it acted on before, or that is resolved already, is left alone. */
function act(store: WriteStore, rule: StoredRule, alerts: readonly number[], by: string): Target[] {
  const known = new Set(store.all<{ alert: number }>('SELECT alert FROM tuning_match WHERE rule = ?', rule.id).map((row) => row.alert))
  const targets = targetsOf(store, alerts).filter((one) => !known.has(one.id) && (rule.action === 'hide' || one.status !== 'resolved'))
  const now = ticksFromUnixMs(Date.now())
  for (const target of targets) {
    const [changed] = rule.action === 'resolve' ? changeAlerts(store, [target.id], { status: 'resolved' }) : []
    store.run('INSERT INTO tuning_match (rule, alert, at, status_before) VALUES (?, ?, ?, ?)', rule.id, target.id, now, target.status)
    logActivity(store, {
      kind: 'audit',
      action: rule.action === 'resolve' ? 'alert.resolvedByTuning' : 'alert.hiddenByTuning',
      performedBy: by,
      targetType: 'alert',
      targetId: target.id,
      targetName: target.title,
      incident: target.incident,
      text: `Tuning rule “${rule.name}”`,
      detail: { rule: rule.id, ...(changed ? { before: changed.before, after: { status: 'resolved' } } : {}) },
    })
  }
  const incidents = [...new Set(targets.flatMap((one) => one.incident ?? []))]
  if (incidents.length > 0) digestIncidents(store, incidents)
  return targets
}

/** Acts on the alerts the case holds, as an analyst asks. Fails with `tuning.not-found` and `tuning.expired`. */
export function applyTuningRule(store: WriteStore, id: number, context: CallContext): { matched: number } {
  return store.transaction(() => {
    const rule = tuningRuleOf(store, id)
    if (isExpired(rule)) fail('tuning.expired', `The rule “${rule.name}” has expired.`, { hint: 'Give it a later day to let it act again' })
    return { matched: act(store, rule, matchedAlerts(store, rule), context.analyst).length }
  })
}

/** Acts on alerts that came after another, by every rule that is on: what an import does once its alerts are placed. */
export function tuneNewAlerts(store: WriteStore, after: number): number {
  return store.transaction(() => {
    const rules = tuningRules(store).filter((rule) => rule.enabled && !isExpired(rule))
    return rules.reduce((sum, rule) => sum + act(store, rule, matchedAlerts(store, rule, after), TUNING).length, 0)
  })
}

/** Takes back what a rule did: alerts that are still resolved stand as before, hidden ones are shown. Fails with `tuning.not-found`. */
export function revertTuningRule(store: WriteStore, id: number, context: CallContext): { reverted: number } {
  return store.transaction(() => {
    const rule = tuningRuleOf(store, id)
    const matches = store.all<{ alert: number; before: AlertStatus }>(
      'SELECT alert, status_before AS before FROM tuning_match WHERE rule = ?',
      id,
    )
    const before = new Map(matches.map((one) => [one.alert, one.before]))
    const targets = targetsOf(store, [...before.keys()])
    for (const target of targets) {
      const status = before.get(target.id)!
      if (rule.action === 'resolve' && target.status === 'resolved') changeAlerts(store, [target.id], { status })
      logActivity(store, {
        kind: 'audit',
        action: 'alert.tuningReverted',
        performedBy: context.analyst,
        targetType: 'alert',
        targetId: target.id,
        targetName: target.title,
        incident: target.incident,
        text: `Tuning rule “${rule.name}”`,
        detail: { rule: rule.id, before: { status: target.status }, after: { status } },
      })
    }
    store.run('DELETE FROM tuning_match WHERE rule = ?', id)
    const incidents = [...new Set(targets.flatMap((one) => one.incident ?? []))]
    if (incidents.length > 0) digestIncidents(store, incidents)
    return { reverted: targets.length }
  })
}
