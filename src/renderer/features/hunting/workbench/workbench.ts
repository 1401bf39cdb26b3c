import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '#base/problem.ts'
import type { InputOf } from '../../../state/client.ts'
import type { Session } from '../../../state/session.ts'
import type { GuidedQuery } from '../guided/guided-query.ts'
import type { Span } from '../query/statements.ts'
import type { HuntResult } from '../results/frame.ts'
import { type Draft, type Kept, type PastRun, readKept } from './kept.ts'
import { rangeOf, type TimeRange } from './time-range.ts'

/** An answer and the query that gave it; it stays until the next one is there. */
export interface Answer {
  readonly query: string
  /** which rows were looked at */
  readonly range: TimeRange | null
  readonly result: HuntResult
}

export interface DraftRun {
  readonly running: { readonly query: string; readonly started: number } | undefined
  readonly answer: Answer | undefined
  /** why the last run gave nothing; its place counts from the beginning of the draft */
  readonly problem: Problem | undefined
  readonly cancelled: boolean
}

export interface WorkbenchState extends Kept {
  readonly runs: Readonly<Record<number, DraftRun>>
}

export interface Workbench extends StoreApi<WorkbenchState> {
  change(part: Partial<Kept>): void
  write(draft: number, text: string): void
  rename(draft: number, title: string): void
  /** Builds a draft by menus, or leaves that: its text stays as it was made. */
  guide(draft: number, guided: GuidedQuery | undefined): void
  add(text?: string, title?: string): Draft
  close(draft: number): void
  /** Runs a stretch of a draft as it stands. */
  run(draft: number, span: Span): Promise<void>
  cancel(draft: number): void
  /** What a run of that query would ask now. */
  inputOf(query: string): InputOf<'hunt.run'>
}

const IDLE: DraftRun = { running: undefined, answer: undefined, problem: undefined, cancelled: false }
const KEPT_RUNS = 60
const SAVE_AFTER = 400

export const runOf = (state: WorkbenchState, draft: number): DraftRun => state.runs[draft] ?? IDLE

/** A problem of a statement, placed in the text the statement stands in. */
export function placedIn(problem: Problem, text: string, offset: number): Problem {
  const { where } = problem
  if (where?.start === undefined) return problem
  const start = Math.min(where.start + offset, text.length)
  const before = text.slice(0, start)
  const line = before.split('\n').length
  return {
    ...problem,
    where: {
      ...where,
      start,
      end: Math.min((where.end ?? where.start) + offset, text.length),
      line,
      column: start - before.lastIndexOf('\n'),
    },
  }
}

function keptOf({ runs: _runs, ...rest }: WorkbenchState): Kept {
  return rest
}

function createWorkbench(session: Session): Workbench {
  const { calls, settings } = session
  const store = createStore<WorkbenchState>(() => ({ ...readKept(settings.getState().screens.hunting), runs: {} }))
  const aborts = new Map<number, AbortController>()
  let due: ReturnType<typeof setTimeout> | undefined

  const save = () => {
    clearTimeout(due)
    due = undefined
    settings.remember('hunting', keptOf(store.getState()))
  }
  const change = (part: Partial<Kept>) => {
    store.setState(part)
    due ??= setTimeout(save, SAVE_AFTER)
  }
  const changeRun = (draft: number, part: Partial<DraftRun>) =>
    store.setState((state) => ({ runs: { ...state.runs, [draft]: { ...runOf(state, draft), ...part } } }))
  const changeDraft = (draft: number, part: Partial<Draft>) =>
    change({ drafts: store.getState().drafts.map((each) => (each.id === draft ? { ...each, ...part } : each)) })
  const remember = (past: PastRun) => {
    const others = store.getState().history.filter((each) => each.query !== past.query)
    change({ history: [past, ...others].slice(0, KEPT_RUNS) })
  }
  const cancel = (draft: number) => {
    const abort = aborts.get(draft)
    if (!abort) return
    aborts.delete(draft)
    abort.abort()
    changeRun(draft, { running: undefined, cancelled: true, problem: undefined })
  }

  let path = session.case.getState().info?.path
  session.case.subscribe(({ info }) => {
    if (info?.path === path) return
    path = info?.path
    for (const draft of [...aborts.keys()]) cancel(draft)
    store.setState({ runs: {} })
  })
  window.addEventListener('pagehide', () => due !== undefined && save())

  const inputOf: Workbench['inputOf'] = (query) => {
    const { range, clock, limit } = store.getState()
    const newest = session.case.getState().info?.newest ?? null
    return { query, clock: { kind: clock }, range: rangeOf(range, newest), limit }
  }

  return {
    ...store,
    change,
    cancel,
    inputOf,
    write(draft, text) {
      changeDraft(draft, { text })
      // its place counts in a text that is no more
      if (runOf(store.getState(), draft).problem) changeRun(draft, { problem: undefined })
    },
    rename: (draft, title) => changeDraft(draft, { title }),
    guide: (draft, guided) =>
      change({
        drafts: store.getState().drafts.map((each) => {
          if (each.id !== draft) return each
          const { guided: _before, ...rest } = each
          return guided ? { ...rest, guided } : rest
        }),
      }),
    add(text = '', title) {
      const { drafts } = store.getState()
      const id = Math.max(0, ...drafts.map((each) => each.id)) + 1
      const added = { id, title: title ?? `Query ${id}`, text }
      change({ drafts: [...drafts, added], active: id })
      return added
    },
    close(draft) {
      cancel(draft)
      const { drafts, active } = store.getState()
      const place = drafts.findIndex((each) => each.id === draft)
      const left = drafts.filter((each) => each.id !== draft)
      if (left.length === 0) left.push({ id: draft + 1, title: `Query ${draft + 1}`, text: '' })
      change({ drafts: left, active: active === draft ? left[Math.min(place, left.length - 1)]!.id : active })
      store.setState(({ runs: { [draft]: _gone, ...runs } }) => ({ runs }))
    },
    async run(draft, span) {
      const text = store.getState().drafts.find((each) => each.id === draft)?.text ?? ''
      const query = text.slice(span.start, span.end)
      if (query.trim() === '') return
      cancel(draft)
      const abort = new AbortController()
      aborts.set(draft, abort)
      const started = performance.now()
      changeRun(draft, { running: { query, started }, cancelled: false, problem: undefined })
      const input = inputOf(query)
      const answer = await calls.ask('hunt.run', input, abort.signal)
      if (aborts.get(draft) !== abort) return
      aborts.delete(draft)
      const elapsedMs = Math.round(performance.now() - started)
      const past = { query, at: new Date().toISOString(), elapsedMs }
      if (answer.ok) {
        changeRun(draft, { running: undefined, answer: { query, range: input.range ?? null, result: answer.value } })
        remember({ ...past, rows: answer.value.rowCount })
      } else {
        changeRun(draft, { running: undefined, problem: placedIn(answer.problem, text, span.start) })
        remember({ ...past, rows: null })
      }
    },
  }
}

const workbenches = new WeakMap<Session, Workbench>()

/** The window's one workbench: it outlives the page, so that a query goes on while another page is looked at. */
export function workbenchOf(session: Session): Workbench {
  const known = workbenches.get(session)
  if (known) return known
  const made = createWorkbench(session)
  workbenches.set(session, made)
  return made
}
