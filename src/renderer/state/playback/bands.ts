import { type Tactic, tacticOf, tactics } from '#model/tactic.ts'

/** The time a tactic was seen in, from its first alert's beginning to its last one's. */
export interface Band {
  readonly tactic: Tactic
  readonly from: string
  readonly to: string
  readonly alerts: readonly number[]
}

/** One band per tactic the alerts name, in kill-chain order; alerts of no tactic (plain `Malware`) make none. */
export function tacticBands(alerts: readonly { readonly id: number; readonly category: string; readonly firstActivity: string }[]): Band[] {
  const found = new Map<Tactic, { from: string; to: string; alerts: number[] }>()
  for (const { id, category, firstActivity } of alerts) {
    const tactic = tacticOf(category)
    if (!tactic) continue
    const band = found.get(tactic)
    if (!band) found.set(tactic, { from: firstActivity, to: firstActivity, alerts: [id] })
    else {
      if (firstActivity < band.from) band.from = firstActivity
      if (firstActivity > band.to) band.to = firstActivity
      band.alerts.push(id)
    }
  }
  return tactics.flatMap((tactic) => {
    const band = found.get(tactic)
    return band ? [{ tactic, ...band }] : []
  })
}
