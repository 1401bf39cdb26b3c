import type { Problem } from '#base/problem.ts'
import { notOk, ok, type Result } from '#base/result.ts'
import type { Area, CallName, Client, InputOf, OutputOf } from './client.ts'
import { problemOfCall } from './problem-of.ts'
import { isStaleAfter } from './stale-areas.ts'

/** What a screen knows of an answer: old data stay until new ones arrive. */
export interface Answer<T> {
  readonly data: T | undefined
  readonly problem: Problem | undefined
  /** an answer is under way */
  readonly waiting: boolean
}

/** Answers of the engine, remembered while someone looks at them and a little longer. */
export interface Calls {
  peek<Name extends CallName>(name: Name, input: InputOf<Name>): Answer<OutputOf<Name>>
  /** Keeps the answer fresh while it is watched; `listener` runs whenever {@link Calls.peek} would answer anew. */
  watch<Name extends CallName>(name: Name, input: InputOf<Name>, listener: () => void): () => void
  /** Asks once; what fails is told as a value. */
  ask<Name extends CallName>(name: Name, input: InputOf<Name>, signal?: AbortSignal): Promise<Result<OutputOf<Name>>>
  /** Marks answers that depend on those areas as old and asks again for those on screen; without areas, all. */
  refresh(areas?: readonly Area[]): void
  /** Forgets every answer: another case was opened. */
  forget(): void
}

interface Entry {
  readonly name: CallName
  readonly input: unknown
  readonly listeners: Set<() => void>
  answer: Answer<unknown>
  fresh: boolean
  /** counts the questions asked, so that a late answer to an old one is dropped */
  asked: number
  abort: AbortController | undefined
}

const NOTHING: Answer<never> = { data: undefined, problem: undefined, waiting: true }
const KEPT_UNWATCHED = 80

type Procedure = (input: unknown, options: { signal?: AbortSignal }) => Promise<unknown>

function procedureOf(client: Client, name: CallName): Procedure {
  const [noun, verb] = name.split('.') as [keyof Client, string]
  return (client[noun] as unknown as Record<string, Procedure>)[verb]!
}

export function createCalls(client: Client): Calls {
  const entries = new Map<string, Entry>()

  function entryOf(name: CallName, input: unknown): Entry {
    const key = `${name} ${JSON.stringify(input)}`
    const known = entries.get(key)
    if (known) return known
    const entry: Entry = { name, input, listeners: new Set(), answer: NOTHING, fresh: false, asked: 0, abort: undefined }
    entries.set(key, entry)
    return entry
  }

  function tell(entry: Entry, answer: Answer<unknown>) {
    entry.answer = answer
    for (const listener of [...entry.listeners]) listener()
  }

  async function load(entry: Entry) {
    const question = ++entry.asked
    entry.abort?.abort()
    entry.abort = new AbortController()
    entry.fresh = true
    if (!entry.answer.waiting) tell(entry, { ...entry.answer, waiting: true })
    try {
      const data = await procedureOf(client, entry.name)(entry.input, { signal: entry.abort.signal })
      if (question === entry.asked) tell(entry, { data, problem: undefined, waiting: false })
    } catch (thrown) {
      if (question !== entry.asked) return
      entry.fresh = false
      tell(entry, { data: entry.answer.data, problem: problemOfCall(thrown), waiting: false })
    }
  }

  function drop(entry: Entry) {
    if (entry.answer.waiting) {
      entry.asked++
      entry.abort?.abort()
      entry.fresh = false
    }
    const unwatched = [...entries].filter(([, e]) => e.listeners.size === 0)
    for (const [key] of unwatched.slice(0, Math.max(0, unwatched.length - KEPT_UNWATCHED))) entries.delete(key)
  }

  return {
    peek: (name, input) => entryOf(name, input).answer as never,
    watch(name, input, listener) {
      const entry = entryOf(name, input)
      entry.listeners.add(listener)
      if (!entry.fresh) void load(entry)
      return () => {
        entry.listeners.delete(listener)
        // the same screen may look again within the same turn (a re-render): only then is the question dropped
        queueMicrotask(() => entry.listeners.size === 0 && drop(entry))
      }
    },
    async ask(name, input, signal) {
      try {
        return ok((await procedureOf(client, name)(input, { signal })) as never)
      } catch (thrown) {
        return notOk(problemOfCall(thrown))
      }
    },
    refresh(areas) {
      for (const entry of entries.values()) {
        if (areas && !isStaleAfter(entry.name, areas)) continue
        entry.fresh = false
        if (entry.listeners.size > 0) void load(entry)
      }
    },
    forget() {
      for (const [key, entry] of entries) {
        entry.asked++
        entry.abort?.abort()
        entry.fresh = false
        if (entry.listeners.size === 0) entries.delete(key)
        else {
          tell(entry, NOTHING)
          void load(entry)
        }
      }
    },
  }
}
