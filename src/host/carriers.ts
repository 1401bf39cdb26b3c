import type { SupportedMessagePort } from '@orpc/client/message-port'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { RPCHandler as SocketHandler } from '@orpc/server/ws'
import type { Engine } from '#engine/engine.ts'
import { createRouter } from './router.ts'

type Socket = Parameters<SocketHandler<Record<never, never>>['upgrade']>[0]

/** Carries the contract over WebSockets (web host) and MessagePorts (Electron); the calls and their answers are the same. */
export function createCarriers(engine: Engine) {
  const router = createRouter(engine)
  const sockets = new SocketHandler(router)
  const ports = new PortHandler(router)
  return {
    overSocket: (socket: Socket) => sockets.upgrade(socket),
    overPort: (port: SupportedMessagePort) => ports.upgrade(port),
  }
}
