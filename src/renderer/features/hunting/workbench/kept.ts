import { type GuidedQuery, isGuided } from '../guided/guided-query.ts'

export interface Draft {
  readonly id: number
  readonly title: string
  readonly text: string
  /** how it is built by menus, while it is: its text follows */
  readonly guided?: GuidedQuery
}

/** Which rows are looked at, measured back from the newest evidence, or between two moments. */
export type RangeChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'last'; readonly hours: number }
  | { readonly kind: 'custom'; readonly from: string; readonly to: string }

/** What now() is: the newest evidence, or this machine's clock. */
export type ClockChoice = 'case' | 'today'

export interface PastRun {
  readonly query: string
  /** the system's clock, ISO-8601 */
  readonly at: string
  /** null where it was refused */
  readonly rows: number | null
  readonly elapsedMs: number
}

export interface Layout {
  readonly schemaWidth: number
  readonly editorHeight: number
  readonly inspectWidth: number
  readonly showsSchema: boolean
}

/** What the hunting page keeps from one start to the next; results are not kept, they are asked for again. */
export interface Kept {
  readonly drafts: readonly Draft[]
  readonly active: number
  readonly range: RangeChoice
  readonly clock: ClockChoice
  readonly limit: number
  readonly history: readonly PastRun[]
  readonly favourites: readonly string[]
  readonly layout: Layout
}

export const MOST_ROWS = 1_000_000
export const DEFAULT_LIMIT = 30_000

const FIRST_QUERY = `// F5 or Shift+Enter runs the statement at the cursor; blank lines part statements
AlertInfo
| summarize Alerts = count() by Severity, Category
| sort by Alerts desc
`

export const initialKept: Kept = {
  drafts: [{ id: 1, title: 'Query 1', text: FIRST_QUERY }],
  active: 1,
  range: { kind: 'all' },
  clock: 'case',
  limit: DEFAULT_LIMIT,
  history: [],
  favourites: [],
  layout: { schemaWidth: 260, editorHeight: 220, inspectWidth: 400, showsSchema: true },
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const isDraft = (value: unknown): value is Draft =>
  isFields(value) &&
  isNumber(value.id) &&
  isText(value.title) &&
  isText(value.text) &&
  (value.guided === undefined || isGuided(value.guided))
const isPastRun = (value: unknown): value is PastRun =>
  isFields(value) && isText(value.query) && isText(value.at) && (value.rows === null || isNumber(value.rows)) && isNumber(value.elapsedMs)
const isRange = (value: unknown): value is RangeChoice =>
  isFields(value) &&
  (value.kind === 'all' ||
    (value.kind === 'last' && isNumber(value.hours)) ||
    (value.kind === 'custom' && isText(value.from) && isText(value.to)))
const isLayout = (value: unknown): value is Layout =>
  isFields(value) &&
  isNumber(value.schemaWidth) &&
  isNumber(value.editorHeight) &&
  isNumber(value.inspectWidth) &&
  typeof value.showsSchema === 'boolean'
const listOf = <T>(value: unknown, is: (each: unknown) => each is T): T[] => (Array.isArray(value) ? value.filter(is) : [])

/** What was kept; a part that another version wrote otherwise begins anew, the others stay. */
export function readKept(value: unknown): Kept {
  if (!isFields(value)) return initialKept
  const drafts = listOf(value.drafts, isDraft)
  const limit = isNumber(value.limit) && value.limit >= 1 && value.limit <= MOST_ROWS ? Math.floor(value.limit) : DEFAULT_LIMIT
  return {
    drafts: drafts.length > 0 ? drafts : initialKept.drafts,
    active: drafts.some((draft) => draft.id === value.active) ? (value.active as number) : (drafts[0]?.id ?? initialKept.active),
    range: isRange(value.range) ? value.range : initialKept.range,
    clock: value.clock === 'today' ? 'today' : 'case',
    limit,
    history: listOf(value.history, isPastRun),
    favourites: listOf(value.favourites, isText),
    layout: isLayout(value.layout) ? value.layout : initialKept.layout,
  }
}
