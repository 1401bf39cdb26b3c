import { fail } from '#base/problem.ts'
import { isoFromTicks, type Ticks, ticksFromIso, ticksFromUnixMs } from '#base/ticks.ts'
import { logActivity } from '../activity/log.ts'
import type { CallContext } from '../calls/call.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import type { ReadStore, WriteStore } from '../store/sql.ts'
import type { TuningRule } from './match.ts'

export interface StoredRule extends TuningRule {
  readonly id: number
  readonly created: Ticks
  readonly createdBy: string
}

interface Row {
  readonly id: number
  readonly name: string
  readonly comment: string
  readonly service_sources: string
  readonly scope: string
  readonly conditions: string
  readonly action: TuningRule['action']
  readonly enabled: number
  readonly expires: Ticks | null
  readonly created: Ticks
  readonly created_by: string
}

const told = (row: Row): StoredRule => ({
  id: row.id,
  name: row.name,
  comment: row.comment,
  serviceSources: JSON.parse(row.service_sources) as TuningRule['serviceSources'],
  scope: JSON.parse(row.scope) as TuningRule['scope'],
  conditions: JSON.parse(row.conditions) as TuningRule['conditions'],
  action: row.action,
  enabled: row.enabled === 1,
  ...(row.expires === null ? {} : { expires: isoFromTicks(row.expires) }),
  created: row.created,
  createdBy: row.created_by,
})

/** Whether a rule's time is over: then it acts no more, and what it hid is shown. */
export const isExpired = ({ expires }: TuningRule): boolean =>
  expires !== undefined && ticksFromIso(expires)! <= ticksFromUnixMs(Date.now())

export const tuningRules = (store: ReadStore): StoredRule[] =>
  store.all<Row>('SELECT * FROM tuning_rule ORDER BY name COLLATE NOCASE, id').map(told)

/** The rule of that id; `tuning.not-found` where the case has none. */
export function tuningRuleOf(store: ReadStore, id: number): StoredRule {
  const row = store.get<Row>('SELECT * FROM tuning_rule WHERE id = ?', id)
  return row ? told(row) : fail('tuning.not-found', `The case has no tuning rule #${id}.`)
}

export function listTuningRules(store: ReadStore): Outputs['tuning']['list'] {
  const counts = new Map(
    store.all<{ rule: number; n: number }>('SELECT rule, count(*) AS n FROM tuning_match GROUP BY rule').map((row) => [row.rule, row.n]),
  )
  return tuningRules(store).map((rule) => ({
    ...rule,
    created: isoFromTicks(rule.created),
    matched: counts.get(rule.id) ?? 0,
    expired: isExpired(rule),
  }))
}

/** Whether a rule is an entry of the allow list. */
const allows = ({ conditions }: TuningRule) => conditions.groups.some((group) => group.conditions.some((one) => one.operator === 'isOnly'))

/** What a rule may not say: allowing without a reason, conditions that match everything, and hiding what is not Defender for Endpoint's (spec §5.5). */
function checked(rule: TuningRule): void {
  if (rule.scope.kind === 'any' && rule.conditions.groups.length === 0)
    fail('tuning.without-condition', 'A rule for any alert type needs a condition.', { hint: 'It would match every alert there is' })
  if (allows(rule) && rule.comment.trim() === '')
    fail('tuning.without-reason', 'What is allowed needs the reason it is.', { hint: 'It is kept with the rule and in the activity log' })
  const others = rule.serviceSources.length === 0 || rule.serviceSources.some((one) => one !== 'microsoftDefenderForEndpoint')
  if (rule.action === 'hide' && others)
    fail('tuning.hide', 'Only alerts of Defender for Endpoint can be hidden.', {
      hint: 'Choose it as the only service source, or resolve instead',
    })
}

/** Keeps a rule; what it said before stands in the log. */
export function saveTuningRule(store: WriteStore, input: Inputs['tuning']['save'], context: CallContext): { id: number } {
  checked(input.rule)
  return store.transaction(() => {
    const before = input.id === undefined ? undefined : tuningRuleOf(store, input.id)
    const { rule } = input
    const values = [
      rule.name,
      rule.comment,
      JSON.stringify(rule.serviceSources),
      JSON.stringify(rule.scope),
      JSON.stringify(rule.conditions),
      rule.action,
      rule.enabled ? 1 : 0,
      rule.expires === undefined ? null : ticksFromIso(rule.expires),
    ]
    const columns = ['name', 'comment', 'service_sources', 'scope', 'conditions', 'action', 'enabled', 'expires']
    if (before)
      store.run(`UPDATE tuning_rule SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`, ...values, before.id)
    const id =
      before?.id ??
      store.run(
        `INSERT INTO tuning_rule (${columns.join(', ')}, created, created_by) VALUES (${columns.map(() => '?').join(', ')}, ?, ?)`,
        ...values,
        ticksFromUnixMs(Date.now()),
        context.analyst,
      ).lastInsertRowid
    logActivity(store, {
      kind: 'audit',
      action: before ? 'tuning.updated' : 'tuning.created',
      performedBy: context.analyst,
      targetType: 'tuningRule',
      targetId: id,
      targetName: rule.name,
      text: rule.comment,
      detail: { before: before ? JSON.stringify({ ...before, created: undefined }) : null, after: JSON.stringify(rule) },
    })
    return { id }
  })
}

export function deleteTuningRule(store: WriteStore, input: Inputs['tuning']['delete'], context: CallContext): Record<string, never> {
  return store.transaction(() => {
    const rule = tuningRuleOf(store, input.id)
    store.run('DELETE FROM tuning_match WHERE rule = ?', rule.id)
    store.run('DELETE FROM tuning_rule WHERE id = ?', rule.id)
    logActivity(store, {
      kind: 'audit',
      action: 'tuning.deleted',
      performedBy: context.analyst,
      targetType: 'tuningRule',
      targetId: rule.id,
      targetName: rule.name,
      detail: { before: JSON.stringify({ ...rule, created: undefined }) },
    })
    return {}
  })
}
