import { type Tactic, tacticOf } from '#model/tactic.ts'

/** A run of alerts of one tactic, from the first of them until another tactic's alert begins. */
export interface Band<Alert> {
  readonly tactic: Tactic | undefined
  /** the alerts' category, where it is no tactic (plain `Malware`) */
  readonly category: string
  readonly from: string
  readonly until: string
  readonly alerts: readonly Alert[]
}

/**
 * Cuts alerts in order of time into runs of one tactic. A tactic that comes back makes a new band: bands tell the order things happened in,
 * and so they never overlap.
 */
export function tacticBands<Alert extends { readonly category: string; readonly firstActivity: string }>(
  alerts: readonly Alert[],
): Band<Alert>[] {
  const bands: { tactic: Tactic | undefined; category: string; from: string; until: string; alerts: Alert[] }[] = []
  for (const alert of alerts) {
    const tactic = tacticOf(alert.category)
    const last = bands.at(-1)
    if (last) last.until = alert.firstActivity
    if (last && last.tactic === tactic && (tactic || last.category === alert.category)) last.alerts.push(alert)
    else bands.push({ tactic, category: alert.category, from: alert.firstActivity, until: alert.firstActivity, alerts: [alert] })
  }
  return bands
}
