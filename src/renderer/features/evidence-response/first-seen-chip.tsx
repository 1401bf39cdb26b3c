import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { isoFromTicks, ticksFromIso } from '#base/ticks.ts'
import { timeText, useClock } from '../../ui/clock.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'
import type { EvidenceFilter } from './evidence-list.ts'
import styles from './evidence-tab.module.css'

const read = (text: string): string | undefined => {
  const at = ticksFromIso(text.trim())
  return at === null ? undefined : isoFromTicks(at)
}
const written = (iso: string | undefined) => (iso ? `${iso.slice(0, 10)} ${iso.slice(11, 19)}` : '')

/** When evidence was first seen: from, to, or both, in UTC. */
export function FirstSeenChip({ filter, onChange }: { filter: EvidenceFilter; onChange(filter: EvidenceFilter): void }) {
  const clock = useClock()
  const { from, to, ...rest } = filter
  const [start, setStart] = useState(written(from))
  const [end, setEnd] = useState(written(to))
  const isWrong = (text: string) => text.trim() !== '' && read(text) === undefined
  const apply = () => {
    const [a, b] = [read(start), read(end)]
    onChange({ ...rest, ...(a ? { from: a } : {}), ...(b ? { to: b } : {}) })
  }
  const side = (iso: string | undefined, none: string) => (iso ? timeText(iso, clock, 'minute') : none)
  return (
    <FilterChip
      title="First seen"
      value={from || to ? `${side(from, 'start')} – ${side(to, 'end')}` : 'Any'}
      {...(from || to ? { onRemove: () => onChange(rest) } : {})}
    >
      <form
        className={styles.range}
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        <Field label="From (UTC)" {...(isWrong(start) ? { validationMessage: 'Write 2026-01-31 08:15:00' } : {})}>
          <Input size="small" value={start} onChange={(_, data) => setStart(data.value)} />
        </Field>
        <Field label="To (UTC)" {...(isWrong(end) ? { validationMessage: 'Write 2026-01-31 08:15:00' } : {})}>
          <Input size="small" value={end} onChange={(_, data) => setEnd(data.value)} />
        </Field>
        <Button size="small" type="submit" disabled={isWrong(start) || isWrong(end)}>
          Apply
        </Button>
      </form>
    </FilterChip>
  )
}
