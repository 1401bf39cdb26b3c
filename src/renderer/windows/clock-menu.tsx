import {
  Badge,
  Button,
  Combobox,
  Field,
  Option,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Radio,
  RadioGroup,
  Switch,
} from '@fluentui/react-components'
import { ClockRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { SettingsStore } from '../state/settings.ts'
import { useCall } from '../state/use-call.ts'
import { useCase, useSession, useSettings } from '../state/use-session.ts'
import { type Clock, clockTitle, localZone } from '../ui/clock.ts'
import styles from './clock-menu.module.css'

const SCREEN = 'clock.last'
const SHOWN = 40

/** Back to UTC, or to the clock that was used before it. */
export function switchClock(settings: SettingsStore): void {
  const { clock, screens } = settings.getState()
  const last = screens[SCREEN]
  settings.change({ clock: clock === 'utc' ? (typeof last === 'string' ? last : 'local') : 'utc' })
}

/** The clock every time on screen is shown in. */
export function ClockMenu() {
  const { settings } = useSession()
  const clock = useSettings((state) => state.clock)
  const choose = (to: Clock) => {
    if (to !== 'utc') settings.remember(SCREEN, to)
    settings.change({ clock: to })
  }
  const named = clock !== 'utc' && clock !== 'local'
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<ClockRegular />} className={styles.button} aria-label={`Clock: ${clockTitle(clock)}`}>
          <span className={styles.name}>{clockTitle(clock)}</span>
          <CorrectedMark />
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label="Clock">
        <Field label="Times are shown in">
          <RadioGroup value={named ? 'zone' : clock} onChange={(_, data) => data.value !== 'zone' && choose(data.value)}>
            <Radio value="utc" label="UTC" />
            <Radio value="local" label={`Local time (${localZone()})`} />
            {named ? <Radio value="zone" label={clock} /> : null}
          </RadioGroup>
        </Field>
        <ZonePicker onChoose={choose} />
        <CorrectedClocks />
        <p className={styles.note}>Every time says UTC and local time when pointed at. Hunting always shows UTC, as the evidence has it.</p>
      </PopoverSurface>
    </Popover>
  )
}

const devicesText = (n: number) => `${n} device${n === 1 ? '' : 's'}`

/** Says beside the clock, and so beside every time on screen, that some are corrected. */
function CorrectedMark() {
  const { data } = useCall('clocks.list', useCase() ? {} : null)
  if (!data?.corrected || data.devices.length === 0) return null
  return (
    <Badge appearance="tint" color="warning" className={styles.mark!} title={`Clocks of ${devicesText(data.devices.length)} are corrected`}>
      Corrected
    </Badge>
  )
}

/** Corrected times everywhere, or everywhere what devices wrote; shown once a clock was corrected. */
function CorrectedClocks() {
  const { data } = useCall('clocks.list', useCase() ? {} : null)
  const { calls, notices } = useSession()
  const [saving, setSaving] = useState(false)
  if (!data || data.devices.length === 0) return null
  // it stays enabled meanwhile: a control that is disabled loses the focus
  const turn = async (corrected: boolean) => {
    if (saving) return
    setSaving(true)
    const started = await calls.ask('clocks.start', { switch: { corrected } })
    setSaving(false)
    if (!started.ok) notices.tell(started.problem)
  }
  return (
    <Field hint="For the whole case: queue, pages, graph, hunting and exports alike. What devices wrote is kept.">
      <Switch
        checked={data.corrected}
        label={`Corrected clocks (${devicesText(data.devices.length)})`}
        onChange={(_, { checked }) => void turn(checked)}
      />
    </Field>
  )
}

const zones = (): readonly string[] => Intl.supportedValuesOf('timeZone')

function ZonePicker({ onChoose }: { onChoose(zone: string): void }) {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase().replaceAll(' ', '_')
  const found = zones().filter((zone) => zone.toLowerCase().includes(wanted))
  return (
    <Field label="Another zone" hint={found.length > SHOWN ? 'Type a city or a region' : undefined}>
      <Combobox
        placeholder="Europe/Berlin"
        value={text}
        selectedOptions={[]}
        onInput={(event) => setText(event.currentTarget.value)}
        onOptionSelect={(_, data) => {
          setText('')
          if (data.optionValue) onChoose(data.optionValue)
        }}
      >
        {found.slice(0, SHOWN).map((zone) => (
          <Option key={zone} value={zone}>
            {zone}
          </Option>
        ))}
        {found.length === 0 ? (
          <Option disabled text="">
            {'No zone is called that'}
          </Option>
        ) : null}
      </Combobox>
    </Field>
  )
}
