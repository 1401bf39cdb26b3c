import { alertRows } from '../alerts/list.ts'
import type { Reads, Writes } from '../calls/index.ts'
import { applyTuningRule, revertTuningRule } from './apply.ts'
import { matchedAlerts } from './match.ts'
import { deleteTuningRule, listTuningRules, saveTuningRule, tuningRuleOf } from './rules.ts'
import { suggestAllowed, suggestTuningRule } from './suggest.ts'

const PREVIEWED = 100
const MATCHES = 200

export const tuningReads: Reads<'tuning'> = {
  list: (store) => listTuningRules(store),
  preview: (store, { rule }) => {
    const matched = matchedAlerts(store, rule)
    const unresolved = store.get<{ n: number }>(
      "SELECT count(*) AS n FROM alert WHERE status <> 'resolved' AND id IN (SELECT value FROM json_each(?))",
      JSON.stringify(matched),
    )
    return { total: matched.length, unresolved: unresolved?.n ?? 0, alerts: alertRows(store, matched.slice(0, PREVIEWED)) }
  },
  matches: (store, input) => {
    const { id } = tuningRuleOf(store, input.rule)
    const rows = store.all<{ alert: number }>('SELECT alert FROM tuning_match WHERE rule = ? ORDER BY at DESC, alert DESC', id)
    return {
      total: rows.length,
      alerts: alertRows(
        store,
        rows.slice(0, MATCHES).map((row) => row.alert),
      ),
    }
  },
  suggest: (store, input) => suggestTuningRule(store, input.alert),
  suggestAllowed: (store, input) => suggestAllowed(store, input.alert),
}

export const tuningWrites: Writes<'tuning'> = {
  save: saveTuningRule,
  delete: deleteTuningRule,
  apply: (store, input, context) => applyTuningRule(store, input.id, context),
  revert: (store, input, context) => revertTuningRule(store, input.id, context),
}
