import { createBirpc } from 'birpc'
import { assert } from '#base/assert.ts'
import { fail } from '#base/problem.ts'
import type { CallContext } from '#engine/calls/call.ts'
import { perform } from '#engine/calls/perform.ts'
import { areasOfCall, areasOfLoad } from '#engine/coordinator/areas.ts'
import type { CoordinatorFunctions, WriterFunctions } from '#engine/coordinator/protocol.ts'
import { loadEvidence } from '#engine/load.ts'
import { leftToPrepare, prepareCase } from '#engine/prepare.ts'
import { type CaseWriter, createCase, openForWriting } from '#engine/store/case-file.ts'
import { copyCase } from '#engine/store/copy.ts'
import { nextRevision } from '#engine/store/revision.ts'
import { answer, answerNow } from './answer.ts'
import { findParent } from './parent.ts'

/** The writer process: the only one that holds the case for writing. */
let store: CaseWriter | null = null
const running = new Map<string, AbortController>()

/** Calls run one after another; a load lets them in between its batches, so that an analyst can work while evidence comes in. */
let calls: Promise<unknown> = Promise.resolve()
let loads: Promise<unknown> = Promise.resolve()

const CHANGES_EVERY_MS = 500

const parent = findParent()
const coordinator = createBirpc<CoordinatorFunctions, WriterFunctions & Record<string, unknown>>(
  {
    create: (path) => answerNow(() => replaceBy(() => createCase(path))),
    open: (path) => answerNow(() => replaceBy(() => openForWriting(path))),
    close: () => answerNow(() => replaceBy(() => null)),
    call(request) {
      const turn = calls.then(() =>
        answer(() =>
          cancellable(request.id, async (signal) => {
            const { noun, verb, input, analyst } = request
            const value = await perform(opened(), noun, verb, input, contextOf(request.id, analyst, signal))
            changed(areasOfCall(noun, verb))
            return value
          }),
        ),
      )
      calls = turn
      return turn
    },
    load(request) {
      const turn = loads.then(() =>
        answer(() =>
          cancellable(request.id, async (signal) => {
            const context = contextOf(request.id, request.analyst, signal)
            let told = Date.now()
            const progress: CallContext['progress'] = (...step) => {
              context.progress(...step)
              if (Date.now() - told < CHANGES_EVERY_MS) return
              changed(areasOfLoad)
              told = Date.now()
            }
            try {
              return await loadEvidence(
                opened(),
                request.paths,
                { correlate: request.correlate, detect: request.detect, uploadsDir: request.uploadsDir },
                { ...context, progress },
              )
            } finally {
              changed(areasOfLoad)
            }
          }),
        ),
      )
      loads = turn
      return turn
    },
    unprepared: () => answerNow(() => leftToPrepare(opened())),
    prepare: (id) => answer(() => cancellable(id, async (signal) => prepareCase(opened(), contextOf(id, '', signal)))),
    saveCopy: (path) =>
      answer(async () => {
        await copyCase(opened(), path)
        return null
      }),
    cancel: (id) => running.get(id)?.abort(),
  },
  { post: parent.post, on: parent.onMessage, timeout: -1 },
)

function opened(): CaseWriter {
  if (!store) fail('case.not-open', 'No case is open.')
  return store
}

function replaceBy(open: () => CaseWriter | null): null {
  for (const work of running.values()) work.abort()
  store?.close()
  store = null
  store = open()
  return null
}

async function cancellable<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  assert(!running.has(id), 'every call has an id of its own')
  running.set(id, stop)
  try {
    return await work(stop.signal)
  } finally {
    running.delete(id)
  }
}

function contextOf(id: string, analyst: string, signal: AbortSignal): CallContext {
  return {
    analyst,
    signal,
    progress: (step, done, total, unit) => void coordinator.progressed.asEvent(id, step, done, total, unit),
  }
}

function changed(areas: Parameters<CoordinatorFunctions['changed']>[1]): void {
  if (store) void coordinator.changed.asEvent(nextRevision(store), areas)
}
