import { implement, ORPCError, type Router } from '@orpc/server'
import { contract } from '#api/contract.ts'
import { Failure } from '#base/problem.ts'
import type { Engine } from '#engine/engine.ts'

interface Call {
  readonly input: unknown
  readonly signal?: AbortSignal
}

interface Implementer {
  handler(run: (call: Call) => Promise<unknown>): unknown
}

/** Problems cross the border as themselves; a fault of the program crosses without its text, which may quote evidence or paths. */
function refusalOf(thrown: unknown): unknown {
  if (!(thrown instanceof Failure)) return thrown
  return new ORPCError('PROBLEM', { status: 422, message: thrown.problem.message, data: thrown.problem })
}

/** The contract over an engine: every call validated on its way in and out, then run where the contract says. */
export function createRouter(engine: Engine): Router<typeof contract, Record<never, never>> {
  const implementers = implement(contract) as unknown as Record<string, Record<string, Implementer>>
  const router: Record<string, Record<string, unknown>> = {}
  for (const [noun, verbs] of Object.entries(contract)) {
    const handlers: Record<string, unknown> = {}
    for (const verb of Object.keys(verbs)) {
      handlers[verb] = implementers[noun]![verb]!.handler(async ({ input, signal }) => {
        try {
          return await engine.call(noun, verb, input, signal)
        } catch (thrown) {
          throw refusalOf(thrown)
        }
      })
    }
    router[noun] = handlers
  }
  return router as Router<typeof contract, Record<never, never>>
}
