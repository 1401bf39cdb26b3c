import { createBirpc } from 'birpc'
import { assert } from '#base/assert.ts'
import { readHandler } from '#engine/calls/handlers.ts'
import type { CoordinatorFunctions, QueryFunctions } from '#engine/coordinator/protocol.ts'
import { type CaseReader, openForReading } from '#engine/store/case-file.ts'
import { answer, answerNow } from './answer.ts'
import { findParent } from './parent.ts'

/** A query process: holds the case read-only and answers one question at a time until it is killed. */
let store: CaseReader | null = null
const never = new AbortController().signal

const functions: QueryFunctions = {
  open: (path) =>
    answerNow(() => {
      store?.close()
      store = path === null ? null : openForReading(path)
      return null
    }),
  call: ({ noun, verb, input, analyst }) =>
    answer(() => {
      assert(store, 'a case is open before it is asked')
      return readHandler(noun, verb)(store, input, { analyst, signal: never, progress() {} })
    }),
}

const parent = findParent()
createBirpc<CoordinatorFunctions, QueryFunctions & Record<string, unknown>>(
  { ...functions },
  { post: parent.post, on: parent.onMessage, timeout: -1 },
)
