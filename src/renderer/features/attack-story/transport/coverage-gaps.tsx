import { Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components'
import type { OutputOf } from '../../../state/client.ts'
import { timeText, useClock } from '../../../ui/clock.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import styles from './coverage-gaps.module.css'

export type Coverage = OutputOf<'graph.coverage'>

const names = (devices: readonly { readonly label: string }[]) => devices.map((device) => device.label).join(', ')

/** The hatched stretches of the bar: none of the devices, or only some of them, have logs there. */
export function CoverageHatch({ coverage, at }: { coverage: Coverage; at(time: string): number }) {
  const clock = useClock()
  return coverage.gaps.map((gap) => {
    const [from, to] = [at(gap.from), at(gap.to)]
    const all = gap.devices.length + coverage.without.length === coverage.devices
    if (to <= from) return null
    return (
      <span
        key={gap.from}
        className={`${styles.hatch} ${all ? styles.all : ''}`}
        data-coverage-gap
        title={`No log from ${timeText(gap.from, clock)} to ${timeText(gap.to, clock)}: ${names(gap.devices)}`}
        style={{ left: `${(from * 100).toFixed(3)}%`, right: `${((1 - to) * 100).toFixed(3)}%` }}
      />
    )
  })
}

/** The same in words, opened from their number. */
export function CoverageGaps({ coverage }: { coverage: Coverage }) {
  const clock = useClock()
  const { gaps, without, devices, gapHours } = coverage
  if (gaps.length + without.length === 0) return null
  return (
    <Popover withArrow trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<span className={styles.sample} aria-hidden />}>
          {gaps.length === 1 ? '1 gap in the logs' : `${gaps.length} gaps in the logs`}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label="Gaps in log coverage">
        <h3 className={styles.title}>Gaps in log coverage</h3>
        <p className={styles.note}>
          A gap is {gapHours} hours or more of the incident in which this evidence has no row that the device wrote. What happened there is
          not in this evidence; an export of the device's logs for that time brings it.
        </p>
        <ul className={styles.list}>
          {gaps.map((gap) => (
            <li key={gap.from}>
              {timeText(gap.from, clock)} to {timeText(gap.to, clock)}: {gap.devices.length} of {devices},{' '}
              <EvidenceText>{names(gap.devices)}</EvidenceText>
            </li>
          ))}
          {without.length === 0 ? null : (
            <li>
              No log at all while the incident lasts: <EvidenceText>{names(without)}</EvidenceText>
            </li>
          )}
        </ul>
      </PopoverSurface>
    </Popover>
  )
}
