import { isoFromTicks } from '#base/ticks.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import type { ReadStore } from '../../store/sql.ts'
import { type StoryAlert, storyAlert, windowAround } from './alert-names.ts'
import { chainOf } from './chain.ts'
import { treesOf } from './tree.ts'

type Story = Outputs['alerts']['story']

/** Why nothing can be shown of an alert, and what would change that. */
function noStory(alert: StoryAlert, tables: readonly string[]): Story {
  const has = (kind: string) => alert.entities.find((one) => one.kind === kind)
  const device = has('device')
  if (alert.entities.length === 0)
    return {
      kind: 'none',
      reason: 'The export carries no entities for this alert, so nothing in the case can be tied to it.',
      brings: 'Graph alerts_v2 or incident exports, or the AlertEvidence table, name what an alert is about.',
    }
  if (device && alert.service === 'microsoftDefenderForEndpoint')
    return {
      kind: 'none',
      reason: has('process')
        ? `The alert names a process on ${device.label} without its id and start, and no telemetry of that device around the time tells of it.`
        : `The alert names no process, and no telemetry of ${device.label} around the time tells which one touched what it names.`,
      brings: `DeviceProcessEvents and the other Device* tables of ${device.label} (advanced hunting exports), Sysmon or Security event logs.`,
    }
  return {
    kind: 'none',
    reason:
      tables.length > 0
        ? `Nothing in ${tables.join(', ')} names what the alert names within the time shown.`
        : 'The case holds no table of mail, sign-in, cloud app or directory events.',
    brings:
      'EmailEvents, UrlClickEvents, EntraIdSignInEvents, CloudAppEvents and the Identity* tables (advanced hunting exports), Entra sign-in logs, or the unified audit log.',
  }
}

/**
 * What happened around an alert: the trees of its processes where a device knows them, the chain of events for mail, identity and cloud
 * alerts, or why there is neither. Fails with `alert.not-found`.
 */
export function alertStory(store: ReadStore, input: Inputs['alerts']['story']): Story {
  const alert = storyAlert(store, input.alert)
  const window = windowAround(alert, input.context)
  const told = { from: isoFromTicks(window.from), to: isoFromTicks(window.to) }
  const devices = treesOf(store, alert)
  if (devices.length > 0) return { kind: 'tree', window: told, devices }
  const chain = chainOf(store, alert, window)
  if (chain.events.length > 0) return { kind: 'chain', window: told, ...chain }
  return noStory(alert, chain.tables)
}

/** The events around an alert that its tree does not hold. Fails with `alert.not-found`. */
export function relatedEvents(store: ReadStore, input: Inputs['alerts']['related']): Outputs['alerts']['related'] {
  const alert = storyAlert(store, input.alert)
  const window = windowAround(alert, input.context)
  return { window: { from: isoFromTicks(window.from), to: isoFromTicks(window.to) }, ...chainOf(store, alert, window) }
}
