import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { useState } from 'react'
import { isoFromTicks, ticksFromIso } from '#base/ticks.ts'
import { useCase } from '../../state/use-session.ts'
import { timeText, useClock } from '../../ui/clock.ts'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import styles from './range-chip.module.css'
import type { FilteredView, RangeName, TimedFilter } from './time-range.ts'

const titles: Record<RangeName, string> = {
  '1d': 'One day',
  '3d': 'Three days',
  '1w': 'One week',
  '30d': '30 days',
  '6m': 'Six months',
  all: 'All of the evidence',
  custom: 'Custom',
}

/** When the rows were last active. Presets reach back from the newest alert: today says nothing about a case, and its logs may go on for years after. */
export function RangeChip<Filter extends TimedFilter, View extends FilteredView<Filter>>({
  view,
  initial,
  noun,
  onChange,
}: {
  view: View
  initial: RangeName
  noun: string
  onChange(view: View): void
}) {
  const newest = useCase()?.newestAlert ?? null
  const clock = useClock()
  const { from, to, ...filter } = view.filter
  const show = (range: RangeName, bounds: TimedFilter = {}) => onChange({ ...view, filter: { ...filter, ...bounds }, range })
  const said =
    view.range === 'custom' && from && to ? `${timeText(from, clock, 'minute')} – ${timeText(to, clock, 'minute')}` : titles[view.range]
  return (
    <FilterChip title="Last activity" value={said} {...(view.range === 'all' ? {} : { onRemove: () => show('all') })}>
      <div className={styles.editor}>
        <RadioGroup aria-label="Time range" value={view.range} onChange={(_, data) => show(data.value as RangeName)}>
          {(Object.keys(titles) as RangeName[])
            .filter((name) => name !== 'custom' || view.range === 'custom')
            .map((name) => (
              <Radio key={name} value={name} label={titles[name]} disabled={name === 'custom'} />
            ))}
        </RadioGroup>
        <div className={styles.measured}>
          Measured from the newest alert, <TimeText at={newest} />
        </div>
        <CustomRange
          key={`${from} ${to}`}
          from={from ?? newest}
          to={to ?? newest}
          onApply={(start, end) => show('custom', { from: start, to: end })}
        />
        {view.range !== initial ? null : <div className={styles.measured}>This is what the list of {noun}s starts with.</div>}
      </div>
    </FilterChip>
  )
}

const shown = (iso: string | null) => (iso ? `${iso.slice(0, 10)} ${iso.slice(11, 19)}` : '')
const read = (text: string) => {
  const at = ticksFromIso(text.trim())
  return at === null ? undefined : isoFromTicks(at)
}

function CustomRange({ from, to, onApply }: { from: string | null; to: string | null; onApply(from: string, to: string): void }) {
  const [start, setStart] = useState(shown(from))
  const [end, setEnd] = useState(shown(to))
  const [a, b] = [read(start), read(end)]
  const wrong = 'Not a time: write 2026-01-31 08:15:00'
  return (
    <form
      className={styles.custom}
      onSubmit={(event) => {
        event.preventDefault()
        if (!a || !b) return
        const [first, last] = [a, b].sort() as [string, string]
        onApply(first, last)
      }}
    >
      <Field label="From (UTC)" {...(a ? {} : { validationMessage: wrong })}>
        <Input size="small" value={start} onChange={(_, data) => setStart(data.value)} />
      </Field>
      <Field label="To (UTC)" {...(b ? {} : { validationMessage: wrong })}>
        <Input size="small" value={end} onChange={(_, data) => setEnd(data.value)} />
      </Field>
      <Button size="small" type="submit" disabled={!a || !b}>
        Apply custom range
      </Button>
    </form>
  )
}
