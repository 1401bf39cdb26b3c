import type { Cells } from './event-mapping.ts'
import { addressOf, addressType, datum, numberAt } from './fields.ts'
import type { WindowsEvent } from './windows-event.ts'

/** Names of an event's two endpoints. */
interface Endpoint {
  readonly address: string
  readonly port: string
}

/** A connection's local and remote side as the columns have them. */
export function connection(event: WindowsEvent, local: Endpoint, remote: Endpoint): Cells {
  const [here, there] = [addressOf(datum(event, local.address)), addressOf(datum(event, remote.address))]
  return {
    LocalIP: here,
    LocalPort: numberAt(event, local.port),
    LocalIPType: addressType(here),
    RemoteIP: there,
    RemotePort: numberAt(event, remote.port),
    RemoteIPType: addressType(there),
  }
}

const PROTOCOLS: { readonly [written: string]: string } = {
  '1': 'Icmp',
  '6': 'Tcp',
  '17': 'Udp',
  '58': 'Icmp',
  tcp: 'Tcp',
  udp: 'Udp',
  icmp: 'Icmp',
}

/** A protocol by number or name in Defender's spelling; one it has no name for stays as written. */
export const protocolOf = (text: string): string => PROTOCOLS[text.toLowerCase()] ?? text
