import { Input, Radio, RadioGroup } from '@fluentui/react-components'
import { useDeferredValue, useState } from 'react'
import { useCall } from '../../../state/use-call.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import styles from './incident-picker.module.css'

const SHOWN = 8

/** Finds an incident by name or number; the list follows what is typed. */
export function IncidentPicker({
  except,
  value,
  onChange,
}: {
  except: readonly number[]
  value: number | undefined
  onChange(incident: number): void
}) {
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const found = useCall('incidents.list', {
    filter: { status: ['active', 'inProgress', 'awaitingAction'], ...(search ? { search } : {}) },
    sort: { column: 'lastUpdate', descending: true },
    offset: 0,
    limit: SHOWN + except.length,
  }).data
  const shown = (found?.incidents ?? []).filter((incident) => !except.includes(incident.id)).slice(0, SHOWN)
  return (
    <div className={styles.picker}>
      <Input aria-label="Incident name or ID" placeholder="Incident name or ID" value={text} onChange={(_, data) => setText(data.value)} />
      <RadioGroup
        aria-label="Incidents found"
        value={value === undefined ? '' : String(value)}
        onChange={(_, data) => onChange(Number(data.value))}
      >
        {shown.map((incident) => (
          <Radio
            key={incident.id}
            value={String(incident.id)}
            label={
              <>
                #{incident.id} <EvidenceText>{incident.name}</EvidenceText>
              </>
            }
          />
        ))}
      </RadioGroup>
      {found && shown.length === 0 ? <div className={styles.none}>No open incident is called that.</div> : null}
    </div>
  )
}
