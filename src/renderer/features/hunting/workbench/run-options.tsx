import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Menu,
  MenuDivider,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { CalendarRegular, ClockRegular, TopSpeedRegular } from '@fluentui/react-icons'
import { type FormEvent, useState } from 'react'
import { useCase } from '../../../state/use-session.ts'
import { countText } from '../../../ui/amounts.ts'
import { DEFAULT_LIMIT, MOST_ROWS } from './kept.ts'
import styles from './run-options.module.css'
import { fieldOfTime, rangeOf, rangeTitle, timeOfField } from './time-range.ts'
import { useBench, useWorkbench } from './use-workbench.ts'

const spans = [24, 24 * 7, 24 * 30]
const limits = [1000, DEFAULT_LIMIT, 100_000, MOST_ROWS]

/** What a run looks at beside its text: the time range, the clock of now(), and how many rows it may answer. */
export function RunOptions() {
  const bench = useWorkbench()
  const range = useBench((state) => state.range)
  const clock = useBench((state) => state.clock)
  const limit = useBench((state) => state.limit)
  const newest = useCase()?.newest ?? null
  const [choosing, setChoosing] = useState(false)
  return (
    <>
      <Menu checkedValues={{ range: [range.kind === 'last' ? String(range.hours) : range.kind] }}>
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" appearance="subtle" icon={<CalendarRegular />} aria-label={`Time range: ${rangeTitle(range)}`}>
            {rangeTitle(range)}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItemRadio name="range" value="all" onClick={() => bench.change({ range: { kind: 'all' } })}>
              All evidence
            </MenuItemRadio>
            {spans.map((hours) => (
              <MenuItemRadio
                key={hours}
                name="range"
                value={String(hours)}
                disabled={newest === null}
                onClick={() => bench.change({ range: { kind: 'last', hours } })}
              >
                {rangeTitle({ kind: 'last', hours })} of the case
              </MenuItemRadio>
            ))}
            <MenuItemRadio name="range" value="custom" onClick={() => setChoosing(true)}>
              Custom…
            </MenuItemRadio>
            {newest ? (
              <>
                <MenuDivider />
                <div className={styles.note}>Counted back from the newest evidence, {fieldOfTime(newest).replace('T', ' ')} UTC</div>
              </>
            ) : null}
          </MenuList>
        </MenuPopover>
      </Menu>
      <Menu checkedValues={{ clock: [clock] }}>
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            appearance="subtle"
            icon={<ClockRegular />}
            aria-label={`Clock of now(): ${clock === 'case' ? 'case time' : 'today'}`}
          >
            {clock === 'case' ? 'Case time' : 'Today'}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItemRadio name="clock" value="case" onClick={() => bench.change({ clock: 'case' })}>
              now() is case time, the newest evidence
            </MenuItemRadio>
            <MenuItemRadio name="clock" value="today" onClick={() => bench.change({ clock: 'today' })}>
              now() is today, this machine’s clock
            </MenuItemRadio>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Menu checkedValues={{ limit: [String(limit)] }}>
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" appearance="subtle" icon={<TopSpeedRegular />} aria-label={`${countText(limit)} rows at most`}>
            {countText(limit)} rows
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {limits.map((each) => (
              <MenuItemRadio key={each} name="limit" value={String(each)} onClick={() => bench.change({ limit: each })}>
                At most {countText(each)} rows
              </MenuItemRadio>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {choosing ? <CustomRange newest={newest} onClose={() => setChoosing(false)} /> : null}
    </>
  )
}

function CustomRange({ newest, onClose }: { newest: string | null; onClose(): void }) {
  const bench = useWorkbench()
  const range = useBench((state) => state.range)
  const start = rangeOf(range, newest) ?? rangeOf({ kind: 'last', hours: 24 }, newest)
  const [from, setFrom] = useState(start ? fieldOfTime(start.from) : '')
  const [to, setTo] = useState(start ? fieldOfTime(start.to) : '')
  const [first, last] = [timeOfField(from), timeOfField(to)]
  const wrong =
    first === undefined || last === undefined ? 'Both moments are needed' : first >= last ? 'The end comes before the beginning' : ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong || !first || !last) return
    bench.change({ range: { kind: 'custom', from: first, to: last } })
    onClose()
  }
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface className={styles.dialog}>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>Time range, UTC</DialogTitle>
            <DialogContent className={styles.fields}>
              <Field label="From">
                <Input type="datetime-local" step={1} value={from} onChange={(_, data) => setFrom(data.value)} />
              </Field>
              <Field label="To" {...(wrong ? { validationMessage: wrong } : {})}>
                <Input type="datetime-local" step={1} value={to} onChange={(_, data) => setTo(data.value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" appearance="primary" disabled={wrong !== ''}>
                Use this range
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
