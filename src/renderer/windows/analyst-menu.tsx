import { Button, Field, Input, Popover, PopoverSurface, PopoverTrigger, Radio, RadioGroup, Switch } from '@fluentui/react-components'
import { PersonRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Settings } from '../state/settings.ts'
import { useSession, useSettings } from '../state/use-session.ts'
import styles from './analyst-menu.module.css'

/** Who works here, and how the windows look to them. */
export function AnalystMenu() {
  const { settings } = useSession()
  const { analyst, theme, density, reducedMotion } = useSettings((state) => state)
  const [name, setName] = useState(analyst)
  const save = () => {
    const trimmed = name.trim()
    if (trimmed && trimmed !== analyst) settings.change({ analyst: trimmed })
    else setName(analyst)
  }
  return (
    <Popover trapFocus onOpenChange={(_, data) => (data.open ? setName(analyst) : save())}>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<PersonRegular />} className={styles.button} aria-label={`Analyst: ${analyst || 'no name'}`}>
          <span className={styles.name}>{analyst || 'Analyst'}</span>
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label="Analyst and view">
        <Field label="Analyst" hint="Stands in the activity log beside what you change">
          <Input value={name} onChange={(_, data) => setName(data.value)} onBlur={save} />
        </Field>
        <Field label="Theme">
          <RadioGroup value={theme} onChange={(_, data) => settings.change({ theme: data.value as Settings['theme'] })}>
            <Radio value="system" label="As the system" />
            <Radio value="light" label="Light" />
            <Radio value="dark" label="Dark" />
            <Radio value="highContrast" label="High contrast" />
          </RadioGroup>
        </Field>
        <Switch
          label="Compact rows"
          checked={density === 'compact'}
          onChange={(_, data) => settings.change({ density: data.checked ? 'compact' : 'normal' })}
        />
        <Field label="Reduced motion">
          <RadioGroup
            layout="horizontal"
            value={reducedMotion}
            onChange={(_, data) => settings.change({ reducedMotion: data.value as Settings['reducedMotion'] })}
          >
            <Radio value="system" label="As the system" />
            <Radio value="on" label="On" />
            <Radio value="off" label="Off" />
          </RadioGroup>
        </Field>
      </PopoverSurface>
    </Popover>
  )
}
