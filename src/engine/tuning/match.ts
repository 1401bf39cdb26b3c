import type { EntityKind } from '#model/entity-kind.ts'
import { hostOfUrl } from '#model/identity/address.ts'
import { textAt } from '#model/identity/properties.ts'
import type { Properties } from '#model/kinds/kind.ts'
import { isIndicator, type TuningField, tuningFields, tuningPattern } from '#model/tuning.ts'
import type { Inputs } from '../calls/index.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'

export type TuningRule = Inputs['tuning']['preview']['rule']
type Condition = TuningRule['conditions']['groups'][number]['conditions'][number]

interface Piece {
  readonly kind: EntityKind
  readonly properties: Properties
}

interface Candidate {
  readonly id: number
  readonly title: string
  readonly category: string
}

type Test = (alert: Candidate, evidence: () => readonly Piece[]) => boolean

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) yield* textsOf(one)
}

/** A domain and every one above it: `a.b.example` → itself, `b.example`, `example`. */
const domainsUp = (host: string): string[] => host.split('.').map((_, place, parts) => parts.slice(place).join('.'))

/** What an allowed value is compared with in one piece; a domain stands for those below it and for URLs of their hosts. */
function* allowedIn(field: Condition['field'], { kind, properties }: Piece): Generator<string> {
  const { places }: TuningField = tuningFields[field]
  for (const path of places?.[kind] ?? []) yield* field === 'domain' ? domainsUp(textAt(properties, path)) : [textAt(properties, path)]
  if (field === 'domain' && kind === 'url') yield* domainsUp(hostOfUrl(textAt(properties, 'url')))
  if (field === 'filePath') yield* wholePaths(properties)
}

/** The path of a file or an image with its name, which evidence tells apart from the folder or within it. */
export function* wholePaths(properties: Properties): Generator<string> {
  for (const image of ['fileDetails', 'imageFile']) {
    const [path, name] = [textAt(properties, `${image}.filePath`), textAt(properties, `${image}.fileName`)]
    if (!path || !name) continue
    const isWhole = path.toLowerCase().endsWith(name.toLowerCase()) && /[\\/]$/.test(path.slice(0, -name.length))
    yield isWhole ? path : `${path.replace(/[\\/]$/, '')}${path.includes('/') ? '/' : '\\'}${name}`
  }
}

/** Every indicator of the alert is among those allowed, and it names one at all. */
function testOfAllowed(conditions: readonly Condition[]): Test {
  const allowed = conditions.map(({ field, value }) => ({ field, pattern: tuningPattern('isOnly', value) }))
  const senders = allowed.filter(({ field }) => field === 'sender')
  // anybody can write an allowed sender on an envelope or a letter: a message is allowed by all of those it names
  const isSenderAllowed = (piece: Piece) => {
    const named = [...allowedIn('sender', piece)].filter((text) => text !== '')
    return named.length > 0 && named.every((text) => senders.some(({ pattern }) => pattern.test(text)))
  }
  const others = allowed.filter(({ field }) => field !== 'sender')
  const isAllowed = (piece: Piece) =>
    isSenderAllowed(piece) || others.some(({ field, pattern }) => allowedIn(field, piece).some((text) => text !== '' && pattern.test(text)))
  return (_, evidence) => {
    const indicators = evidence().filter((piece) => isIndicator(piece.kind))
    return indicators.length > 0 && indicators.every(isAllowed)
  }
}

function* valuesOf(field: Condition['field'], alert: Candidate, evidence: () => readonly Piece[]): Generator<string> {
  if (field === 'title') return yield alert.title
  if (field === 'category') return yield alert.category
  const { places }: TuningField = tuningFields[field]
  for (const piece of evidence()) {
    if (!places) yield* textsOf(piece.properties)
    else for (const path of places[piece.kind] ?? []) yield textAt(piece.properties, path)
  }
}

function testOf({ field, operator, value }: Condition): Test {
  const pattern = tuningPattern(operator, value)
  return (alert, evidence) => {
    for (const text of valuesOf(field, alert, evidence)) if (text !== '' && pattern.test(text)) return operator !== 'isNot'
    return operator === 'isNot'
  }
}

/** A group's conditions as tests; those that allow are one list together. */
function testsOf(conditions: readonly Condition[]): Test[] {
  const [lists, others] = [conditions.filter((one) => one.operator === 'isOnly'), conditions.filter((one) => one.operator !== 'isOnly')]
  return [...(lists.length > 0 ? [testOfAllowed(lists)] : []), ...others.map(testOf)]
}

function joined(join: 'and' | 'or', tests: readonly Test[]): Test {
  return (alert, evidence) => (join === 'and' ? tests.every((test) => test(alert, evidence)) : tests.some((test) => test(alert, evidence)))
}

/** Alerts a rule could speak of, before its conditions: by product and type, which SQL answers. */
function candidateSql({ serviceSources, scope }: TuningRule, after: number): { sql: string; params: SqlValue[] } {
  const conditions = ['alert.id > ?']
  const params: SqlValue[] = [after]
  if (serviceSources.length > 0) {
    conditions.push('alert.service_source IN (SELECT value FROM json_each(?))')
    params.push(JSON.stringify(serviceSources))
  }
  if (scope.kind === 'type') {
    conditions.push(scope.detector === '' ? "(alert.detector_id = '' AND alert.title = ?)" : 'alert.detector_id = ?')
    params.push(scope.detector === '' ? scope.title : scope.detector)
  }
  return { sql: `SELECT id, title, category FROM alert WHERE ${conditions.join(' AND ')} ORDER BY first_activity DESC, id DESC`, params }
}

/**
 * Alerts a rule matches, newest first. A condition is met where any piece of the alert's evidence meets it; `isNot` where none does. Text
 * is compared without regard to case.
 * @param after only alerts with a greater id
 */
export function matchedAlerts(store: ReadStore, rule: TuningRule, after = 0): number[] {
  const { join, groups } = rule.conditions
  // a rule of any type without a condition would match everything there is
  if (rule.scope.kind === 'any' && groups.length === 0) return []
  const test =
    groups.length === 0
      ? () => true
      : joined(
          join,
          groups.map((group) => joined(group.join, testsOf(group.conditions))),
        )
  const { sql, params } = candidateSql(rule, after)
  return store.all<Candidate>(sql, ...params).flatMap((alert) => {
    let read: readonly Piece[] | undefined
    const evidence = () => {
      read ??= store
        .all<{ kind: EntityKind; properties: string }>('SELECT kind, properties FROM alert_evidence WHERE alert = ?', alert.id)
        .map((row) => ({ kind: row.kind, properties: JSON.parse(row.properties) as Properties }))
      return read
    }
    return test(alert, evidence) ? [alert.id] : []
  })
}
