import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#api/contract.ts'
import { asFailure } from './refusal.ts'

/** Every call of the contract as a typed function: `client.incidents.list({…}, { signal })`. Refusals arrive as `Failure`. */
export type Client = ContractRouterClient<Contract>

export const clientOverSocket = (websocket: WebSocket): Client => createORPCClient(new SocketLink({ websocket, interceptors: [asFailure] }))

export const clientOverPort = (port: MessagePort): Client => createORPCClient(new PortLink({ port, interceptors: [asFailure] }))
