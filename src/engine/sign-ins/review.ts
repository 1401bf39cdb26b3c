import { isoFromTicks, TICKS_PER_DAY, type Ticks, ticks } from '#base/ticks.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { entityRow } from '../entities/detail.ts'
import { tableWithRows } from '../entities/hunting-rows.ts'
import type { ReadStore } from '../store/sql.ts'
import { METHOD_TABLES, readMethodChanges } from './method-changes.ts'
import { readSignIns, SIGN_IN_TABLES } from './read.ts'
import { signInRules } from './rules/index.ts'
import type { SignIn } from './sign-in.ts'

type Review = Outputs['signIns']['review']
type Group = Review['groups']['country'][number]

/** Sign-ins listed at most; groups and rules see them all. */
const LISTED = 2000

function groupsOf(now: readonly SignIn[], before: readonly SignIn[], marked: ReadonlySet<SignIn>, said: (one: SignIn) => string): Group[] {
  const known = new Set(before.map(said))
  return [...Map.groupBy(now, said)]
    .map(([value, of]) => ({
      value,
      count: of.length,
      failed: of.filter((one) => !one.succeeded).length,
      first: isoFromTicks(of[0]!.at),
      last: isoFromTicks(of.at(-1)!.at),
      marked: of.filter((one) => marked.has(one)).length,
      isNew: before.length > 0 && value !== '' && !known.has(value),
    }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/**
 * A user's sign-ins of the last days before the newest evidence of the case, and what of them stands out by written rules. Every mark says
 * its reason and the rows it rests on; a rule that lacks what it needs says that.
 */
export function reviewSignIns(store: ReadStore, { entity, days }: Inputs['signIns']['review']): Review {
  entityRow(store, entity)
  const names = store.all<{ type: string; value: string }>(
    'SELECT type, value FROM entity_identifier WHERE entity = ? ORDER BY type, value',
    entity,
  )
  const newest = store.get<{ at: Ticks | null }>('SELECT max(last_time) AS at FROM hunting_table')?.at ?? null
  const tables = SIGN_IN_TABLES.filter((table) => tableWithRows(store, table))
  const all = newest === null ? [] : readSignIns(store, names, newest)
  const from = newest === null ? null : ticks(newest - BigInt(days) * TICKS_PER_DAY)
  const now = all.filter((one) => from !== null && one.at >= from)
  const changes = newest === null || from === null ? [] : readMethodChanges(store, names, from, newest)
  const audited = METHOD_TABLES.some((table) => tableWithRows(store, table))
  const history = { now, before: all.slice(0, all.length - now.length), changes, audited }
  const told: Review['changes'] = []
  const marks = new Map<SignIn, Review['signIns'][number]['marks']>()
  const rules = signInRules.map((rule) => {
    const found = rule.marks(history)
    for (const { signIn, reason, because, change } of found) {
      if (change)
        told.push({
          at: isoFromTicks(change.at),
          table: change.table,
          row: change.row,
          what: change.what,
          by: change.by,
          ip: change.ip,
          reason,
        })
      if (!signIn) continue
      const of = marks.get(signIn) ?? []
      const rows = [signIn, ...because, ...(change ? [change] : [])].map(({ table, row }) => ({ table, row }))
      marks.set(signIn, [...of, { rule: rule.id, title: rule.title, reason, rows }])
    }
    return { id: rule.id, title: rule.title, marked: found.length, blind: now.length > 0 || found.length > 0 ? rule.blind(history) : '' }
  })
  const marked = new Set(marks.keys())
  const of = (said: (one: SignIn) => string) => groupsOf(now, history.before, marked, said)
  return {
    from: from === null ? null : isoFromTicks(from),
    to: newest === null ? null : isoFromTicks(newest),
    before: history.before.length,
    signIns: [...now]
      .reverse()
      .slice(0, LISTED)
      .map((one) => ({
        at: isoFromTicks(one.at),
        table: one.table,
        row: one.row,
        app: one.app,
        ip: one.ip,
        country: one.country,
        city: one.city,
        device: one.device,
        client: one.client,
        succeeded: one.succeeded,
        outcome: one.outcome,
        mfa: one.mfa,
        marks: marks.get(one) ?? [],
      })),
    more: now.length > LISTED,
    groups: { country: of((one) => one.country), ip: of((one) => one.ip), app: of((one) => one.app), device: of((one) => one.device) },
    changes: told,
    rules,
    tables,
  }
}
