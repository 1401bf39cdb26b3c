import type { RangeChoice } from './kept.ts'

export interface TimeRange {
  readonly from: string
  readonly to: string
}

const whole = (iso: string) => iso.replace(/(?:\.(\d+))?Z$/, (_, fraction: string = '') => `.${fraction.padEnd(7, '0')}Z`)

/** The moments a choice stands for. @param newest the newest evidence of the case, which "last" counts back from */
export function rangeOf(choice: RangeChoice, newest: string | null): TimeRange | null {
  if (choice.kind === 'all') return null
  if (choice.kind === 'custom') return { from: choice.from, to: choice.to }
  if (newest === null) return null
  return { from: whole(new Date(Date.parse(newest) - choice.hours * 3_600_000).toISOString()), to: newest }
}

/** What a field for date and time holds (`2026-01-31T08:15:00`, UTC) as the contract writes times; undefined where it is none. */
export function timeOfField(text: string): string | undefined {
  const at = new Date(`${text}Z`)
  return text === '' || Number.isNaN(at.getTime()) ? undefined : whole(at.toISOString())
}

export const fieldOfTime = (iso: string): string => iso.slice(0, 19)

export function rangeTitle(choice: RangeChoice): string {
  if (choice.kind === 'all') return 'All evidence'
  if (choice.kind === 'last') return choice.hours <= 24 ? `Last ${choice.hours} h` : `Last ${choice.hours / 24} days`
  return `${choice.from.slice(0, 16).replace('T', ' ')} – ${choice.to.slice(0, 16).replace('T', ' ')}`
}
