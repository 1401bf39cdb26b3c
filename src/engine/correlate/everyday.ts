import { isEverydayAddress } from '#model/identity/address.ts'
import { isWellKnownSid } from '#model/identity/well-known-account.ts'
import type { AlertFact, EntityFact } from './facts.ts'
import type { Prevalence } from './prevalence.ts'

/** A case with fewer devices or users than this has no "most": everything may be shared by chance of being few. */
const FEW = 5

/** Share of the case's devices, users or alerts past which an entity says nothing of any of them. */
const MOST = 1 / 3

/** Alerts that must name an asset before being named by most counts as noise, not as the heart of an attack. */
const MANY_ALERTS = 200

const SYSTEM_FOLDER =
  /^(?:[a-z]:\\windows\\(?:system32|syswow64|winsxs|servicing|microsoft\.net|immersivecontrolpanel)\b|[a-z]:\\windows\\[^\\]+\.exe$|\/usr\/(?:s?bin|lib)\/|\/s?bin\/|[a-z]:\\program files)/

const nameValue = (entity: EntityFact, type: string) => entity.names.find((name) => name.startsWith(`${type}:`))?.slice(type.length + 1)

/** What an entity is by its very name, whatever the case. */
function byName(entity: EntityFact): string | undefined {
  if (entity.kind === 'ip') {
    const ip = nameValue(entity, 'ip')
    return ip && isEverydayAddress(ip) ? 'it is a loopback, link-local or multicast address' : undefined
  }
  if (entity.kind === 'user' || entity.kind === 'account') {
    const sid = nameValue(entity, 'sid')
    if (sid && isWellKnownSid(sid)) return 'it is a part of Windows that is the same on every device'
    const name = nameValue(entity, 'samName')
    if (
      entity.kind === 'account' &&
      name &&
      !nameValue(entity, 'accountName') &&
      /^(?:administrator|admin|root|guest|system|nobody)$/.test(name)
    )
      return 'every device has an account of that name'
  }
  return undefined
}

/** Whether a file is one of the system's own: it lies where only the system installs, on every device where it was seen. */
function isSystemFile(entity: EntityFact): boolean {
  const paths = entity.names.filter((name) => name.startsWith('path:')).map((name) => name.slice(name.lastIndexOf('|') + 1))
  return paths.length > 0 && paths.every((path) => SYSTEM_FOLDER.test(path))
}

/** How many alerts name an entity, and the other devices and users they name with it. */
interface Reach {
  alerts: number
  last: AlertFact
  devices: Set<EntityFact> | undefined
  users: Set<EntityFact> | undefined
}

const withOthers = (known: Set<EntityFact> | undefined, entity: EntityFact, named: readonly EntityFact[]): Set<EntityFact> | undefined => {
  let all = known
  for (const one of named) {
    if (one === entity) continue
    if (all) all.add(one)
    else all = new Set([one])
  }
  return all
}

function reachOf(alerts: readonly AlertFact[]) {
  const reach = new Map<EntityFact, Reach>()
  const [devices, users] = [new Set<EntityFact>(), new Set<EntityFact>()]
  const named = new Map<EntityFact, string | undefined>()
  const isNobody = (entity: EntityFact): boolean => {
    if (!named.has(entity)) named.set(entity, byName(entity))
    return named.get(entity) !== undefined
  }
  for (const alert of alerts) {
    const onDevices: EntityFact[] = []
    const ofUsers: EntityFact[] = []
    for (const { entity } of alert.mentions) {
      if (entity.kind === 'device') onDevices.push(entity)
      else if ((entity.kind === 'user' || entity.kind === 'account' || entity.kind === 'mailbox') && !isNobody(entity)) ofUsers.push(entity)
    }
    for (const device of onDevices) devices.add(device)
    for (const user of ofUsers) users.add(user)
    for (const { entity } of alert.mentions) {
      let of = reach.get(entity)
      if (!of) {
        of = { alerts: 1, last: alert, devices: undefined, users: undefined }
        reach.set(entity, of)
      } else if (of.last !== alert) {
        of.alerts += 1
        of.last = alert
      }
      of.devices = withOthers(of.devices, entity, onDevices)
      of.users = withOthers(of.users, entity, ofUsers)
    }
  }
  return { reach, devices: devices.size, users: users.size }
}

const isShared = (n: number, of: number) => n >= FEW && n >= of * MOST

/** Why an entity is so common in this case that sharing it means nothing; undefined where it is not. */
function byPrevalence(entity: EntityFact, reach: Reach, total: { alerts: number; devices: number; users: number }) {
  const { alerts } = reach
  const [devices, users] = [reach.devices?.size ?? 0, reach.users?.size ?? 0]
  const bad = entity.verdict === 'malicious'
  switch (entity.kind) {
    case 'ip':
      if (bad) return undefined
      if (isShared(devices, total.devices)) return `${devices} of ${total.devices} alerted devices share the address: a gateway or proxy`
      if (isShared(users, total.users)) return `${users} of ${total.users} alerted users share the address: a gateway or proxy`
      return undefined
    case 'file':
    case 'fileHash':
      if (isSystemFile(entity) && !bad) return 'it is one of the system’s own files'
      if (!bad && entity.verdict !== 'suspicious' && isShared(devices, total.devices))
        return `${devices} of ${total.devices} alerted devices have the file`
      return undefined
    case 'url':
    case 'domain':
    case 'dns':
    case 'cloudApplication':
      return !bad && isShared(users, total.users) ? `${users} of ${total.users} alerted users have it` : undefined
    case 'device':
    case 'user':
    case 'account':
    case 'mailbox':
      if (alerts >= MANY_ALERTS && alerts >= total.alerts * MOST) return `${alerts} of ${total.alerts} alerts name it`
      if (entity.kind !== 'device' && !bad && devices >= 2 * FEW && isShared(devices, total.devices))
        return `alerts on ${devices} of ${total.devices} devices name it: a service account`
      return undefined
    default:
      return undefined
  }
}

/** Share of the case's devices that must have what is merely suspicious before it is nobody's trace. */
const NEARLY_ALL = 2 / 3

/** Up to how many devices telemetry is counted: past that nothing changes any more. */
export const enoughDevices = (devices: number): number => Math.max(FEW, Math.ceil(devices * NEARLY_ALL))

/** Verdicts weigh against being common. */
function byTelemetry(entity: EntityFact, prevalence: Prevalence | undefined): string | undefined {
  const seen = prevalence?.seenOn.get(entity) ?? 0
  if (!prevalence || entity.verdict === 'malicious' || seen < FEW) return undefined
  const share = seen / prevalence.devices
  if (share < (entity.verdict === 'suspicious' ? NEARLY_ALL : MOST)) return undefined
  return `${seen === prevalence.most && seen < prevalence.devices ? 'at least ' : ''}${seen} of ${prevalence.devices} devices of the case have it`
}

/**
 * Entities that never link: parts of every system, and what most of this case's devices, users or alerts have. Counted over the whole
 * set, so that it does not matter which alert came first.
 */
export function everydayEntities(alerts: readonly AlertFact[], prevalence?: Prevalence): Map<EntityFact, string> {
  const { reach, devices, users } = reachOf(alerts)
  const everyday = new Map<EntityFact, string>()
  for (const [entity, of] of reach) {
    const reason = byName(entity) ?? byTelemetry(entity, prevalence) ?? byPrevalence(entity, of, { alerts: alerts.length, devices, users })
    if (reason) everyday.set(entity, reason)
  }
  return everyday
}
