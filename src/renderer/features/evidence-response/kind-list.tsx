import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import { iconOf } from '../../theme/entity-icon.ts'
import styles from './evidence-tab.module.css'

/** All evidence, and one list for each type of entity, each with how many it holds. */
export function KindList({
  all,
  kinds,
  chosen,
  onChoose,
}: {
  readonly all: number
  readonly kinds: readonly { readonly value: EntityKind; readonly count: number }[]
  readonly chosen: EntityKind | undefined
  onChoose(kind: EntityKind | undefined): void
}) {
  return (
    <nav className={styles.kinds} aria-label="Evidence by entity type">
      <Choice title="All evidence" count={all} chosen={chosen === undefined} onChoose={() => onChoose(undefined)} />
      {kinds.map(({ value, count }) => (
        <Choice
          key={value}
          kind={value}
          title={kindOf(value).plural}
          count={count}
          chosen={chosen === value}
          onChoose={() => onChoose(value)}
        />
      ))}
    </nav>
  )
}

function Choice({
  kind,
  title,
  count,
  chosen,
  onChoose,
}: {
  kind?: EntityKind
  title: string
  count: number
  chosen: boolean
  onChoose(): void
}) {
  const Icon = kind && iconOf(kind)
  return (
    <button type="button" className={`${styles.kind} ${chosen ? styles.chosen : ''}`} aria-current={chosen || undefined} onClick={onChoose}>
      {Icon ? <Icon aria-hidden /> : <span className={styles.noIcon} />}
      <span className={styles.kindTitle}>{title}</span>
      <span className={styles.count}>{count.toLocaleString('en')}</span>
    </button>
  )
}
