import { guid, integer } from '../digest.ts'
import { type Domain, norrvik, tallholm } from './domains.ts'

export type Account = { domain: string; name: string; sid: string; upn?: string; objectId?: string }

export type Person = Account & {
  domainOf: Domain
  upn: string
  objectId: string
  given: string
  surname: string
  display: string
  title: string
  department: string
  kind: 'employee' | 'admin' | 'service'
}

export const SYSTEM: Account = { domain: 'nt authority', name: 'system', sid: 'S-1-5-18' }
export const LOCAL_SERVICE: Account = { domain: 'nt authority', name: 'local service', sid: 'S-1-5-19' }
export const NETWORK_SERVICE: Account = { domain: 'nt authority', name: 'network service', sid: 'S-1-5-20' }

let relativeId = 1103

function account(
  domainOf: Domain,
  name: string,
  given: string,
  surname: string,
  title: string,
  department: string,
  kind: Person['kind'],
): Person {
  relativeId += 1 + integer(`rid ${name}`, 5)
  const display = kind === 'employee' ? `${given} ${surname}` : kind === 'admin' ? `${given} ${surname} (admin)` : given
  return {
    domainOf,
    domain: domainOf.netbios.toLowerCase(),
    name,
    sid: `${domainOf.sid}-${relativeId}`,
    upn: `${name}@${domainOf.mail}`,
    objectId: guid(`account ${domainOf.dns} ${name}`),
    given,
    surname,
    display,
    title,
    department,
    kind,
  }
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
const employee = (given: string, surname: string, title: string, department: string, domain = norrvik) =>
  account(domain, `${plain(given)}.${plain(surname)}`, given, surname, title, department, 'employee')
const admin = (name: string, given: string, surname: string, title: string) => account(norrvik, name, given, surname, title, 'IT', 'admin')
const service = (name: string, purpose: string) => account(norrvik, name, purpose, '', 'Service account', 'IT', 'service')

/** Reads her mail with a trusting eye: where it starts. */
export const elin = employee('Elin', 'Bergström', 'Accounts payable specialist', 'Finance')
/** Opens what a colleague sends: the first workstation. */
export const jonas = employee('Jonas', 'Lindqvist', 'Naval architect', 'Engineering')
export const karl = employee('Karl', 'Wallin', 'Service desk technician', 'IT')
export const henrik = employee('Henrik', 'Sund', 'Infrastructure lead', 'IT')
/** Karl's account for machines, left behind on WS-11 by a support session. */
export const admKarl = admin('adm-kwall', 'Karl', 'Wallin', 'Workstation and server administrator')
/** Henrik's account for the domain. */
export const daHenrik = admin('da-hsund', 'Henrik', 'Sund', 'Domain administrator')
export const petra = employee('Petra', 'Nyman', 'Communications officer', 'Communications')
export const oskar = employee('Oskar', 'Dahl', 'Procurement officer', 'Procurement')
export const maja = employee('Maja', 'Ekholm', 'Software developer', 'Engineering')
export const linnea = employee('Linnea', 'Ström', 'Human resources partner', 'People')
export const axel = employee('Axel', 'Holm', 'Sales manager', 'Sales')
export const sofia = employee('Sofia', 'Grahn', 'Financial controller', 'Finance')
export const viktor = employee('Viktor', 'Åberg', 'Structural engineer', 'Engineering')
export const ida = employee('Ida', 'Lund', 'Chief executive', 'Management')
export const saga = employee('Saga', 'Rask', 'Production planner', 'Yard', tallholm)
export const svcBackup = service('svc-backup', 'Backup service')
export const svcInventory = service('svc-inventory', 'Inventory service')
export const svcSync = service('msol-sync', 'Directory synchronisation')

const others: Person[] = [
  employee('Nils', 'Forsberg', 'Chief engineer', 'Engineering'),
  employee('Agnes', 'Vik', 'Hydrodynamics engineer', 'Engineering'),
  employee('Olle', 'Nord', 'Electrical engineer', 'Engineering'),
  employee('Tuva', 'Sjögren', 'Project manager', 'Projects'),
  employee('Hugo', 'Lindahl', 'Project manager', 'Projects'),
  employee('Ebba', 'Falk', 'Sales representative', 'Sales'),
  employee('Isak', 'Berg', 'Sales representative', 'Sales'),
  employee('Wilma', 'Öst', 'Accountant', 'Finance'),
  employee('Gustav', 'Hedin', 'Legal counsel', 'Legal'),
  employee('Klara', 'Moberg', 'Office manager', 'Administration'),
  employee('Anton', 'Ryd', 'Quality manager', 'Quality'),
  employee('Stina', 'Blom', 'Purchasing assistant', 'Procurement'),
  employee('Elias', 'Kvist', 'Design engineer', 'Engineering'),
  employee('Freja', 'Lilja', 'Design engineer', 'Engineering'),
  employee('Melker', 'Sandin', 'Yard foreman', 'Yard', tallholm),
  employee('Lovisa', 'Torn', 'Yard administrator', 'Yard', tallholm),
]

export const people: readonly Person[] = [
  ...[elin, jonas, karl, henrik, admKarl, daHenrik, petra, oskar, maja, linnea, axel, sofia, viktor, ida, saga],
  ...others,
  ...[svcBackup, svcInventory, svcSync],
]

export const employees: readonly Person[] = people.filter((person) => person.kind === 'employee')
export const norrvikStaff: readonly Person[] = employees.filter((person) => person.domainOf === norrvik)

export function person(name: string): Person {
  const found = people.find((one) => one.name === name)
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}
