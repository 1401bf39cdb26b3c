import { guid } from '../digest.ts'

export type Domain = { netbios: string; dns: string; mail: string; sid: string }

/** Norrvik Marine, a ship designer with some thirty office workers. */
export const norrvik: Domain = {
  netbios: 'NORRVIK',
  dns: 'corp.norrvik.example',
  mail: 'norrvik.example',
  sid: 'S-1-5-21-2914407715-1820046318-3377159402',
}

/** Tallholm Yard, bought last year: its own forest, not merged yet, and its machines have the same names. */
export const tallholm: Domain = {
  netbios: 'TALLHOLM',
  dns: 'ad.tallholm.example',
  mail: 'tallholm.example',
  sid: 'S-1-5-21-1190372254-4065519987-702261845',
}

export const tenantId = guid('tenant norrvik')
export const workspaceId = guid('workspace norrvik')
export const subscriptionId = guid('subscription norrvik')
