import { Button, Checkbox, SearchBox } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { criticalityLevels } from '#model/criticality.ts'
import { severities } from '#model/severity.ts'
import { verdicts } from '#model/verdict.ts'
import { useCall } from '../../state/use-call.ts'
import { severityLabels, verdictLabels } from '../../theme/labels.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { levelLabels } from '../entity/index.ts'
import type { AssetFilter } from './asset-query.ts'
import styles from './assets.module.css'

interface Choice {
  readonly id: 'risk' | 'criticality' | 'verdict' | 'tags'
  readonly title: string
  readonly values: readonly string[]
  label(value: string): string
}

const fixed: readonly Choice[] = [
  {
    id: 'risk',
    title: 'Risk level',
    values: [...[...severities].reverse(), 'none'],
    label: (value) => (value === 'none' ? 'No active alert' : severityLabels[value as keyof typeof severityLabels]),
  },
  {
    id: 'criticality',
    title: 'Criticality',
    values: criticalityLevels,
    label: (value) => levelLabels[value as keyof typeof levelLabels],
  },
  {
    id: 'verdict',
    title: 'Verdict',
    values: [...verdicts].reverse(),
    label: (value) => verdictLabels[value as keyof typeof verdictLabels],
  },
]

const TYPING_MS = 200

/** Search and filters over a list of assets. */
export function AssetFilters({ filter, onChange }: { filter: AssetFilter; onChange(filter: AssetFilter): void }) {
  const used = useCall('assets.tags', {}).data ?? []
  const names = [...new Set([...used.map((tag) => tag.name), ...(filter.tags ?? [])])]
  const choices = [...fixed, { id: 'tags' as const, title: 'Tags', values: names, label: (value: string) => value }]
  const set = (id: Choice['id'], values: readonly string[]) => {
    const { [id]: _old, ...rest } = filter
    onChange(values.length > 0 ? ({ ...rest, [id]: values } as AssetFilter) : rest)
  }
  return (
    <div className={styles.filters} role="search" aria-label="Filters">
      <Search text={filter.search ?? ''} onSearch={(search) => onChange({ ...filter, search })} />
      {choices.map((choice) => (
        <FilterChip
          key={choice.id}
          title={choice.title}
          value={filter[choice.id]?.map(choice.label).join(', ') ?? 'Any'}
          {...(filter[choice.id] ? { onRemove: () => set(choice.id, []) } : {})}
        >
          <Values choice={choice} chosen={filter[choice.id] ?? []} onChange={(values) => set(choice.id, values)} />
        </FilterChip>
      ))}
      {Object.values(filter).some(Boolean) ? (
        <Button appearance="subtle" size="small" onClick={() => onChange({})}>
          Reset
        </Button>
      ) : null}
    </div>
  )
}

function Values({ choice, chosen, onChange }: { choice: Choice; chosen: readonly string[]; onChange(values: readonly string[]): void }) {
  if (choice.values.length === 0) return <div>No asset of this case carries a tag.</div>
  return (
    <fieldset className={styles.values}>
      <legend className="ct-visually-hidden">{choice.title}</legend>
      {choice.values.map((value) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          onChange={() => onChange(choice.values.filter((each) => (each === value ? !chosen.includes(value) : chosen.includes(each))))}
          label={<EvidenceText>{choice.label(value)}</EvidenceText>}
        />
      ))}
    </fieldset>
  )
}

function Search({ text, onSearch }: { text: string; onSearch(text: string): void }) {
  const [typed, setTyped] = useState(text)
  const [sent, setSent] = useState(text)
  if (text !== sent) {
    setSent(text)
    setTyped(text)
  }
  useEffect(() => {
    if (typed === sent) return
    const timer = setTimeout(() => {
      setSent(typed)
      onSearch(typed)
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, sent, onSearch])
  return (
    <SearchBox
      size="small"
      className={styles.search!}
      placeholder="Search for any name of an asset"
      aria-label="Search assets"
      value={typed}
      onChange={(_, data) => setTyped(data.value)}
    />
  )
}
