import { folded, sid } from './normalise.ts'

const LOCAL = new Set([
  'nt authority',
  'nt-autorität',
  'autorite nt',
  'autoridad nt',
  'nt instans',
  'builtin',
  'window manager',
  'font driver host',
])

const NAMES: Readonly<Record<string, string>> = {
  system: 'S-1-5-18',
  'local service': 'S-1-5-19',
  'network service': 'S-1-5-20',
  localservice: 'S-1-5-19',
  networkservice: 'S-1-5-20',
  'anonymous logon': 'S-1-5-7',
}

/** SIDs that are the same on every machine: they name a part of Windows, nobody. */
export const isWellKnownSid = (value: string): boolean =>
  /^S-1-5-(?:7|18|19|20|32-\d+|80-.*|90-.*|96-.*|82-.*|83-.*)$/.test(value) || /^S-1-(?:0|1|2|3)-/.test(value)

/**
 * The SID of the part of Windows an account name stands for, whatever machine it is on; '' for accounts of people and services.
 * Windows writes SYSTEM as the machine's own account (`WS-07$` with S-1-5-18), so the SID is asked first.
 */
export function wellKnownAccount(domain: string, name: string, userSid: string): string {
  const given = sid(userSid)
  if (given) return isWellKnownSid(given) ? given : ''
  const [left, right] = [folded(domain), folded(name).replace(/^.*\\/, '')]
  if (left && !LOCAL.has(left) && !name.includes('\\')) return ''
  return NAMES[right] ?? ''
}
