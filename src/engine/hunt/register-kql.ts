import { registerFunctions } from '#kql/index.ts'
import type { HuntConnection } from './connection.ts'

const registered = new WeakSet<HuntConnection>()

/** Gives a connection the functions of KQL; asking again does nothing. */
export function registerKql(connection: HuntConnection): void {
  if (registered.has(connection)) return
  registerFunctions(connection)
  registered.add(connection)
}
