export type { Client } from './client.ts'
export { connect } from './connect.ts'
export { styleNonce } from './nonce.ts'
export type { Evidence, HostEvent, Platform } from './platform.ts'
