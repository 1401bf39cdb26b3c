import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#api/contract.ts'
import { Failure, type Problem, problem } from '#base/problem.ts'

/** Every call of the contract as a typed function: `client.incidents.list({…}, { signal })`. Refusals arrive as `Failure`. */
export type Client = ContractRouterClient<Contract>

/** A refusal as the carrier brings it, turned back into the problem the engine told. */
function failureOf(error: unknown): unknown {
  if (!(error instanceof ORPCError)) return error
  if (error.code === 'PROBLEM') return new Failure(error.data as Problem)
  return new Failure(problem(error.code === 'BAD_REQUEST' ? 'call.invalid' : 'program.fault', error.message))
}

async function refusals<T>(options: { next(): Promise<T> }): Promise<T> {
  try {
    return await options.next()
  } catch (error) {
    throw failureOf(error)
  }
}

export const clientOverSocket = (websocket: WebSocket): Client => createORPCClient(new SocketLink({ websocket, interceptors: [refusals] }))

export const clientOverPort = (port: MessagePort): Client => createORPCClient(new PortLink({ port, interceptors: [refusals] }))
