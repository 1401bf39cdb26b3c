import type { Group } from '../../partition.ts'
import type { Shown } from '../relate.ts'

type Values = Readonly<Record<string, string>>

/** Finds the entities a row speaks of, as far as alerts name them; undefined for all others, so that background stays background. */
export interface Sight {
  device(id: string, name: string): Group | undefined
  /** the one alerted device that bears an address */
  deviceAt(ip: string): Group | undefined
  /** the account in the columns with this prefix (`''`, `InitiatingProcess`) */
  user(values: Values, prefix: string): Group | undefined
  process(values: Values, device: Group | undefined, prefix: string): Group | undefined
  /** a process alerts name, or one that started such a one */
  knownProcess(values: Values, device: Group | undefined, prefix: string): Group | undefined
  file(values: Values, prefix: string): Group | undefined
  ip(address: string): Group | undefined
  url(text: string): Group | undefined
  domain(text: string): Group | undefined
  mailbox(address: string): Group | undefined
  message(networkMessageId: string): Group | undefined
  registryValue(values: Values, device: Group | undefined): Group | undefined
  app(id: string, name: string): Group | undefined
}

/** A column and the type of name it holds: a row is read only where the column holds such a name of an alerted entity. */
export interface Key {
  readonly column: string
  readonly type: string
}

/** Edges that rows of hunting tables show between alerted entities: one file a table or a few alike, listed in `index.ts`. */
export interface TableRelation {
  readonly id: string
  readonly tables: readonly string[]
  readonly columns: readonly string[]
  /** all of these must hold; a list within stands for "one of" */
  readonly keys: readonly (readonly Key[])[]
  /** it asks which device bears an address, which is worked out before only where some table's relation asks */
  readonly asksAddresses?: true
  relate(values: Values, sight: Sight): Shown[]
}

export const edge = (source: Group | undefined, relation: string, target: Group | undefined): Shown[] =>
  source && target && source !== target ? [{ source, target, relation }] : []

export const DEVICE: Key = { column: 'DeviceId', type: 'mdeDeviceId' }
export const ACCOUNT = ['AccountDomain', 'AccountName', 'AccountSid', 'AccountUpn', 'AccountObjectId']
export const accountOf = (prefix: string) => ACCOUNT.map((column) => `${prefix}${column}`)
export const INITIATOR = ['InitiatingProcessId', 'InitiatingProcessCreationTime', 'InitiatingProcessFileName']
export const PLACE = ['DeviceId', 'DeviceName']
