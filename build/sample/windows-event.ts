import type { Device } from './company/devices.ts'
import type { Moment } from './moment.ts'
import type { World } from './world.ts'

export type WindowsEvent = {
  moment: Moment
  device: Device
  channel: 'Security' | 'Microsoft-Windows-Sysmon/Operational' | 'System'
  provider: string
  eventId: number
  data: Record<string, string>
}

/** What the collector of the domain controller kept: the two days around its fall. */
export const collected = { from: { day: 16, hour: 4 }, to: { day: 17, hour: 8 } }

export function securityEvent(world: World, device: Device, moment: Moment, eventId: number, data: Record<string, string>): void {
  world.windowsEvents.push({ moment, device, channel: 'Security', provider: 'Microsoft-Windows-Security-Auditing', eventId, data })
}

export function sysmonEvent(world: World, device: Device, moment: Moment, eventId: number, data: Record<string, string>): void {
  const channel = 'Microsoft-Windows-Sysmon/Operational'
  world.windowsEvents.push({ moment, device, channel, provider: 'Microsoft-Windows-Sysmon', eventId, data })
}
