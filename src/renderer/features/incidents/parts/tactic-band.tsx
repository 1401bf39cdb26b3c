import { tacticOf, tactics } from '#model/tactic.ts'
import { categoryLabel } from '../../../theme/labels.ts'
import styles from './tactic-band.module.css'

/** One bar for each ATT&CK tactic in kill-chain order, filled where the incident has it; other categories are counted after them. */
export function TacticBand({ categories }: { categories: readonly string[] }) {
  const hit = new Set(categories.map((category) => tacticOf(category)?.id))
  const others = categories.filter((category) => !tacticOf(category))
  const names = [...tactics.filter((tactic) => hit.has(tactic.id)).map((tactic) => tactic.name), ...others.map(categoryLabel)]
  const text = names.length > 0 ? names.join(', ') : 'No category'
  return (
    <span className={styles.band} title={names.join('\n')} role="img" aria-label={text}>
      {tactics.map((tactic) => (
        <i key={tactic.id} className={hit.has(tactic.id) ? styles.hit : styles.miss} />
      ))}
      {others.length > 0 ? <span className={styles.others}>+{others.length}</span> : null}
    </span>
  )
}
