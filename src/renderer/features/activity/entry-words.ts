import type { OutputOf } from '../../state/client.ts'
import type { StandingAct } from '../../state/undo.ts'
import { words } from '../../theme/labels.ts'
import { countText } from '../../ui/amounts.ts'

export type Entry = OutputOf<'incidents.activities'>[number]

const titles: Readonly<Record<string, string>> = {
  'activity.undone': 'Undone',
  'activity.redone': 'Done again',
  'alerts.moved': 'Alerts moved',
  'alerts.correlated': 'Alerts correlated',
  'incident.taken-over': 'Taken over from the provider',
  'source.import': 'Evidence imported',
  'clock.removed': 'Clock correction taken back',
  'clock.set': 'Clock corrected',
  'clock.switched-off': 'Clock corrections switched off',
  'clock.switched-on': 'Clock corrections switched on',
  'entity.split': 'Name split off',
  'entity.verdictSet': 'Verdict set',
  'entity.verdictTakenBack': 'Verdict taken back',
}

/** `incident.updated` → `Incident updated`: every action reads so unless it is said better above. */
export const actionTitle = (action: string): string => titles[action] ?? words(action.replaceAll(/[.-]/g, ' '))

/** What was done; an undo says what it took back. */
export function entryTitle(entry: Pick<Entry, 'action' | 'detail'>): string {
  const of = entry.detail.action
  return entry.action.startsWith('activity.') && typeof of === 'string'
    ? `${actionTitle(entry.action)}: ${actionTitle(of).toLowerCase()}`
    : actionTitle(entry.action)
}

export function targetText({ targetType, targetId, targetName }: Pick<Entry, 'targetType' | 'targetId' | 'targetName'>): string {
  const number = targetId !== null && (targetType === 'incident' || targetType === 'alert') ? `#${targetId} ` : ''
  return `${number}${targetName}`.trim()
}

/** An act in words, for messages about it. */
export function actText(act: StandingAct): string {
  const target = targetText(act)
  const more = act.others > 0 ? ` and ${countText(act.others)} more` : ''
  return target ? `${actionTitle(act.action)}: ${target}${more}` : actionTitle(act.action)
}

export type EntryState = 'done' | 'undone' | 'final'

/** Whether what the entry tells of stands, was taken back, or cannot be. */
export const stateOf = (entry: Pick<Entry, 'act'>): EntryState => (entry.act.undone ? 'undone' : entry.act.whyNot === '' ? 'done' : 'final')

export const stateTitles: Readonly<Record<EntryState, string>> = { done: 'Completed', undone: 'Undone', final: 'Completed, final' }
