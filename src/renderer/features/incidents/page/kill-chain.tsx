import { tacticOf, tactics } from '#model/tactic.ts'
import { categoryLabel } from '../../../theme/labels.ts'
import type { AlertSummary } from '../parts/alert-list.tsx'
import styles from './kill-chain.module.css'

/** Progress along ATT&CK's tactics: how many alerts stand at each, and what stands outside of them. */
export function KillChain({ alerts }: { alerts: readonly AlertSummary[] }) {
  const counts = new Map<string, number>()
  for (const alert of alerts) {
    const key = tacticOf(alert.category)?.id ?? alert.category
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const reached = tactics.filter((tactic) => counts.has(tactic.id)).length
  const others = [...counts].filter(([key]) => key !== '' && !tactics.some((tactic) => tactic.id === key))
  return (
    <>
      <ol className={styles.chain} aria-label={`${reached} of ${tactics.length} tactics reached`}>
        {tactics.map((tactic) => {
          const count = counts.get(tactic.id) ?? 0
          return (
            <li key={tactic.id} className={count > 0 ? styles.hit : styles.miss} title={`${tactic.name} (${tactic.id})`}>
              <span className={styles.count}>{count > 0 ? count : '–'}</span>
              <span className={styles.name}>{tactic.name}</span>
            </li>
          )
        })}
      </ol>
      <div className={styles.others}>
        {reached} of {tactics.length} tactics
        {others.length > 0
          ? `; other categories: ${others.map(([category, count]) => `${categoryLabel(category)} (${count})`).join(', ')}`
          : ''}
      </div>
    </>
  )
}
