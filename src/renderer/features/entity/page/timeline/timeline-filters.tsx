import { Button, Checkbox, SearchBox, ToggleButton } from '@fluentui/react-components'
import { ArrowDownloadRegular, FlagRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { timelineGroups } from '#model/timeline-group.ts'
import { timeText, useClock } from '../../../../ui/clock.ts'
import { FilterChip } from '../../../../ui/filter-chip.tsx'
import { groupTitle } from './event-columns.tsx'
import styles from './timeline.module.css'
import type { TimelineChoice } from './use-timeline.ts'

interface Props {
  readonly choice: TimelineChoice
  /** the range in force */
  readonly from: string | undefined
  readonly to: string | undefined
  /** how many events each group holds within the range */
  readonly counts: Readonly<Record<string, number>>
  onChange(choice: TimelineChoice): void
  onExport(): void
}

const TYPING_MS = 250

/** Search, event groups, range and flags over a timeline. */
export function TimelineFilters({ choice, from, to, counts, onChange, onExport }: Props) {
  const clock = useClock()
  const { groups, from: _from, to: _to, whole: _whole, ...rest } = choice
  const toggle = (id: string) => {
    const known = groups ?? []
    const next = known.includes(id) ? known.filter((each) => each !== id) : [...known, id]
    const { groups: _groups, ...others } = choice
    onChange(next.length > 0 ? { ...others, groups: next } : others)
  }
  const shown = timelineGroups.filter((group) => groups || counts[group.id] || ['alerts', 'process', 'network', 'logon'].includes(group.id))
  return (
    <div className={styles.filters} role="search" aria-label="Timeline filters">
      <Search text={choice.search ?? ''} onSearch={(search) => onChange({ ...choice, search })} />
      <FilterChip
        title="Event group"
        value={groups?.map(groupTitle).join(', ') ?? 'Usual'}
        {...(groups
          ? {
              onRemove: () => {
                const { groups: _groups, ...others } = choice
                onChange(others)
              },
            }
          : {})}
      >
        <fieldset className={styles.groups}>
          <legend className="ct-visually-hidden">Event group</legend>
          {shown.map((group) => (
            <Checkbox
              key={group.id}
              checked={groups?.includes(group.id) ?? false}
              onChange={() => toggle(group.id)}
              label={counts[group.id] ? `${group.title} (${counts[group.id]!.toLocaleString('en')})` : group.title}
            />
          ))}
        </fieldset>
      </FilterChip>
      <FilterChip
        title="Range"
        value={
          choice.whole
            ? 'All of the evidence'
            : from && to
              ? `${timeText(from, clock, 'minute')} to ${timeText(to, clock, 'minute')}`
              : 'Last 30 days'
        }
        {...(choice.from || choice.whole ? { onRemove: () => onChange({ ...rest, ...(groups ? { groups } : {}) }) } : {})}
      >
        <div className={styles.ranges}>
          <Button size="small" onClick={() => onChange({ ...rest, ...(groups ? { groups } : {}) })}>
            Last 30 days of its events
          </Button>
          <Button size="small" onClick={() => onChange({ ...rest, ...(groups ? { groups } : {}), whole: true })}>
            All of the evidence
          </Button>
          <span>Drag over the histogram for any other.</span>
        </div>
      </FilterChip>
      <ToggleButton
        size="small"
        icon={<FlagRegular />}
        checked={choice.flagged === true}
        onClick={() => {
          const { flagged: _flagged, ...others } = choice
          onChange(choice.flagged ? others : { ...choice, flagged: true })
        }}
      >
        Flagged
      </ToggleButton>
      <Button size="small" appearance="subtle" className={styles.export!} icon={<ArrowDownloadRegular />} onClick={onExport}>
        Export CSV
      </Button>
    </div>
  )
}

function Search({ text, onSearch }: { text: string; onSearch(text: string): void }) {
  const [typed, setTyped] = useState(text)
  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(() => onSearch(typed), TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, text, onSearch])
  return (
    <SearchBox
      size="small"
      className={styles.search!}
      placeholder="Search events"
      aria-label="Search events"
      value={typed}
      onChange={(_, data) => setTyped(data.value)}
    />
  )
}
