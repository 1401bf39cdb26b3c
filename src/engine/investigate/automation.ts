import type { AutomationLevel, RemediationAction } from '#model/investigation.ts'
import type { Verdict } from '#model/verdict.ts'
import type { ReadStore } from '../store/sql.ts'

/** Until an analyst says otherwise, everything asks. */
export const DEFAULT_LEVEL: AutomationLevel = 'semiAll'

export const levelTitles: Readonly<Record<AutomationLevel, string>> = {
  full: 'Full – remediate threats automatically',
  semiAll: 'Semi – require approval for all folders',
  semiCore: 'Semi – require approval for core folders',
  semiNonTemp: 'Semi – require approval for non-temp folders',
  none: 'No automated response',
}

/** The level of a device group: its own, else that of all groups. */
export function levelOf(store: ReadStore, group: string): AutomationLevel {
  const found = store.get<{ level: AutomationLevel }>(
    `SELECT level FROM automation_level WHERE device_group IN (?, '') ORDER BY device_group DESC LIMIT 1`,
    group,
  )
  return found?.level ?? DEFAULT_LEVEL
}

/** Folders of the operating system (spec §8.6). */
const CORE = /^(?:[a-z]:)?\\windows\\/i
const TEMP =
  /\\users\\[^\\]+\\appdata\\local\\temp\\|\\local settings\\temp\\|\\temporary\\|\\windows\\temp\\|\\users\\[^\\]+\\downloads\\|\\program files(?: \(x86\))?\\|\\documents and settings\\[^\\]+\\users\\/i

const MAIL: readonly RemediationAction[] = ['softDeleteMessage', 'blockUrl']

/**
 * Why automation approves an action beforehand, or '' where a person must decide (spec §8.5, §8.6). Mail is always asked about, and so
 * is what is merely suspicious. Nothing is carried out either way.
 */
export function preapproval(level: AutomationLevel, type: RemediationAction, verdict: Verdict, path: string): string {
  if (verdict !== 'malicious' || MAIL.includes(type)) return ''
  const because = `Approved beforehand: ${levelTitles[level]}.`
  if (level === 'full') return because
  if (level === 'semiCore') return path !== '' && !CORE.test(path) ? because : ''
  if (level === 'semiNonTemp') return TEMP.test(path) ? because : ''
  return ''
}
