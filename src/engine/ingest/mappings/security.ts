import type { EventFamily } from './event-mapping.ts'
import { securityAccounts } from './security-accounts.ts'
import { securityLogons } from './security-logons.ts'
import { securityObjects } from './security-objects.ts'
import { securityProcesses } from './security-processes.ts'

/** The Security log. */
export const security: EventFamily = {
  id: 'security',
  title: 'Windows security auditing',
  channels: ['Security'],
  providers: ['Microsoft-Windows-Security-Auditing'],
  events: [...securityLogons, ...securityProcesses, ...securityAccounts, ...securityObjects],
}
