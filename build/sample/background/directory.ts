import type { Device } from '../company/devices.ts'
import { dc01, mgmt01, workstations } from '../company/devices.ts'
import { norrvik } from '../company/domains.ts'
import { norrvikStaff, type Person, svcInventory } from '../company/people.ts'
import { integer } from '../digest.ts'
import { accountOf } from '../logon.ts'
import { april, BEGIN, END, HOUR, isWorkday, type Moment } from '../moment.ts'
import type { Stage } from '../stage.ts'
import { type Row, record, type World } from '../world.ts'

export type Question = {
  moment: Moment
  who: Person
  from: Device
  action: 'LDAP query' | 'SAMR query' | 'DNS query'
  type: string
  target?: string
  query?: string
}

/** A question to the directory, as the identity sensor on the controller hears it. */
export function ask(world: World, one: Question): Row {
  return record(world, 'IdentityQueryEvents', {
    Timestamp: one.moment,
    ActionType: one.action,
    Application: 'Active Directory',
    QueryType: one.type,
    QueryTarget: one.target,
    Query: one.query,
    Protocol: one.action === 'LDAP query' ? 'Ldap' : one.action === 'SAMR query' ? 'Samr' : 'Dns',
    ...accountOf(one.who),
    DeviceName: one.from.dns,
    IPAddress: one.from.ip,
    Port: 49_664 + integer(`query ${one.moment}`, 15_000),
    DestinationDeviceName: dc01.dns,
    DestinationIPAddress: dc01.ip,
    DestinationPort: { 'LDAP query': 389, 'SAMR query': 445, 'DNS query': 53 }[one.action],
    Location: 'On-premises',
    AdditionalFields: { Count: '1' },
  })
}

export type Change = {
  moment: Moment
  who: Person
  action: string
  target?: Person
  from?: Device
  protocol?: string
  fields?: Record<string, unknown>
}

export function change(world: World, one: Change): Row {
  return record(world, 'IdentityDirectoryEvents', {
    Timestamp: one.moment,
    ActionType: one.action,
    Application: 'Active Directory',
    TargetAccountUpn: one.target?.upn,
    TargetAccountDisplayName: one.target?.display,
    DestinationDeviceName: dc01.dns,
    DestinationIPAddress: dc01.ip,
    Protocol: one.protocol,
    ...accountOf(one.who),
    DeviceName: one.from?.dns,
    IPAddress: one.from?.ip,
    AdditionalFields: one.fields ?? {},
  })
}

/** What the directory is asked on ordinary days. */
export function directoryTraffic({ world }: Stage): void {
  const random = world.random.fork('directory')
  const clients = workstations.filter((one) => one.domain === norrvik)
  for (let moment = BEGIN; moment < END; moment += Math.floor(HOUR * (0.1 + 0.5 * random.next()))) {
    const hour = (moment % (24 * HOUR)) / HOUR
    const busy = isWorkday(Math.floor((moment - april(1)) / (24 * HOUR)) + 1) && hour > 5.8 && hour < 15.5
    const from = busy ? random.pick(clients) : mgmt01
    const who = from === mgmt01 ? svcInventory : from.owner!
    if (random.chance(0.7))
      ask(world, {
        moment,
        who,
        from,
        action: 'LDAP query',
        type: 'AllObjects',
        target: 'computer',
        query: '(&(objectCategory=computer)(!(userAccountControl:1.2.840.113556.1.4.803:=2)))',
      })
    else ask(world, { moment, who, from, action: 'SAMR query', type: 'QueryUser', target: random.pick(norrvikStaff).name })
  }
}
