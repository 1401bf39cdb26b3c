import { createBirpc } from 'birpc'
import { ok } from '#base/result.ts'
import type { CoordinatorFunctions, QueryFunctions } from '#engine/coordinator/protocol.ts'
import { findParent } from '../../../src/process/parent.ts'

/**
 * A query process that stands for one inside SQLite: `spin` holds its thread for the milliseconds of the input and hears nothing
 * meanwhile, `crash` ends it, `pid` tells which process answers.
 */
const functions: QueryFunctions = {
  open: () => ok(null),
  call({ verb, input }) {
    if (verb === 'crash') process.exit(3)
    const until = Date.now() + (verb === 'spin' ? Number(input) : 0)
    while (Date.now() < until);
    return Promise.resolve(ok(process.pid))
  },
}

const parent = findParent()
createBirpc<CoordinatorFunctions, QueryFunctions & Record<string, unknown>>(
  { ...functions },
  { post: parent.post, on: parent.onMessage, timeout: -1 },
)
