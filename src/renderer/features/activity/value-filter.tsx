import { Checkbox } from '@fluentui/react-components'
import { countText } from '../../ui/amounts.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import styles from './value-filter.module.css'

export interface FilterValue {
  readonly value: string
  readonly label: string
  readonly count?: number
}

/** One filter of the log: ticks among the values its entries have, each with how many carry it. */
export function ValueFilter({
  title,
  values,
  chosen,
  note,
  onChange,
}: {
  title: string
  values: readonly FilterValue[]
  chosen: readonly string[] | undefined
  /** stands where no entry carries a value */
  note?: string
  onChange(chosen: readonly string[] | undefined): void
}) {
  const ticked = chosen ?? []
  const toggle = (value: string) => {
    const next = ticked.includes(value) ? ticked.filter((each) => each !== value) : [...ticked, value]
    onChange(next.length > 0 ? next : undefined)
  }
  const labels = new Map(values.map((each) => [each.value, each.label]))
  return (
    <FilterChip
      title={title}
      value={ticked.length > 0 ? ticked.map((value) => labels.get(value) ?? value).join(', ') : 'Any'}
      {...(ticked.length > 0 ? { onRemove: () => onChange(undefined) } : {})}
    >
      {values.length === 0 ? (
        <p className={styles.none}>{note ?? 'No entry carries one.'}</p>
      ) : (
        <fieldset className={styles.values}>
          <legend className="ct-visually-hidden">{title}</legend>
          {values.map(({ value, label, count }) => (
            <Checkbox
              key={value}
              checked={ticked.includes(value)}
              onChange={() => toggle(value)}
              label={
                <span className={styles.value}>
                  <EvidenceText>{label}</EvidenceText>
                  {count === undefined ? null : <span className={styles.count}>{countText(count)}</span>}
                </span>
              }
            />
          ))}
        </fieldset>
      )}
    </FilterChip>
  )
}
