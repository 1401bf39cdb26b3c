import { Checkbox, SearchBox } from '@fluentui/react-components'
import type { RemediationStatus, Verdict } from '#model/verdict.ts'
import { verdicts } from '#model/verdict.ts'
import type { OutputOf } from '../../state/client.ts'
import { remediationLabel, verdictLabels } from '../../theme/labels.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'
import type { EvidenceFilter } from './evidence-list.ts'
import styles from './evidence-tab.module.css'
import { FirstSeenChip } from './first-seen-chip.tsx'

type About = OutputOf<'incidents.evidence'>

interface ChipProps<Value extends string> {
  readonly title: string
  readonly values: readonly Value[] | undefined
  readonly known: readonly { readonly value: Value; readonly count: number }[]
  label(value: Value): string
  onChange(values: readonly Value[] | undefined): void
}

function ValuesChip<Value extends string>({ title, values = [], known, label, onChange }: ChipProps<Value>) {
  const toggle = (value: Value) => {
    const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
    onChange(next.length > 0 ? next : undefined)
  }
  return (
    <FilterChip
      title={title}
      value={values.length > 0 ? values.map(label).join(', ') : 'Any'}
      {...(values.length > 0 ? { onRemove: () => onChange(undefined) } : {})}
    >
      <fieldset className={styles.values}>
        <legend className="ct-visually-hidden">{title}</legend>
        {known.map(({ value, count }) => (
          <Checkbox
            key={value}
            checked={values.includes(value)}
            onChange={() => toggle(value)}
            label={
              <span className={styles.value}>
                {label(value)} <span className={styles.count}>{count}</span>
              </span>
            }
          />
        ))}
      </fieldset>
    </FilterChip>
  )
}

/** The filter with one field set, or without it. */
function having<Field extends keyof EvidenceFilter>(filter: EvidenceFilter, field: Field, value: EvidenceFilter[Field]): EvidenceFilter {
  const { [field]: _old, ...rest } = filter
  return value === undefined || value === '' ? rest : { ...rest, [field]: value }
}

export function EvidenceFilters({
  filter,
  about,
  onChange,
}: {
  readonly filter: EvidenceFilter
  readonly about: About
  onChange(filter: EvidenceFilter): void
}) {
  return (
    <div className={styles.filters} role="search" aria-label="Filters of the evidence">
      <SearchBox
        size="small"
        className={styles.search}
        placeholder="Search for an entity"
        aria-label="Search evidence"
        value={filter.search ?? ''}
        onChange={(_, data) => onChange(having(filter, 'search', data.value))}
      />
      <ValuesChip<Verdict>
        title="Verdict"
        values={filter.verdicts}
        known={[...about.verdicts].sort((a, b) => verdicts.indexOf(b.value) - verdicts.indexOf(a.value))}
        label={(value) => verdictLabels[value]}
        onChange={(values) => onChange(having(filter, 'verdicts', values && [...values]))}
      />
      <ValuesChip<RemediationStatus>
        title="Remediation status"
        values={filter.statuses}
        known={about.statuses}
        label={remediationLabel}
        onChange={(values) => onChange(having(filter, 'statuses', values && [...values]))}
      />
      <FirstSeenChip filter={filter} onChange={onChange} />
    </div>
  )
}
