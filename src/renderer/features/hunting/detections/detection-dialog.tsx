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
  Radio,
  RadioGroup,
  Switch,
} from '@fluentui/react-components'
import { useState } from 'react'
import { type EntityMapping, suggestedMappings } from '#model/mapping/entity-mapping.ts'
import type { OutputOf } from '../../../state/client.ts'
import { useChange } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { type AlertDraft, alertOfDraft, draftOfAlert, emptyAlertDraft, isWholeAlert } from '../alert-making/alert-draft.ts'
import { AlertFields } from '../alert-making/alert-fields.tsx'
import { MappingEditor } from '../alert-making/mapping-editor.tsx'
import styles from '../link/link-wizard.module.css'
import detectionStyles from './detections.module.css'

export type Detection = OutputOf<'detections.list'>[number]

interface Props {
  readonly query: string
  /** columns the query answers */
  readonly columns: readonly string[]
  readonly title: string
  /** the detection that is changed; a new one where absent */
  readonly detection?: Detection
  onClose(): void
}

/** Makes a custom detection of a query: its name, what its alerts say, which columns name which entities, when it runs. */
export function DetectionDialog({ query, columns, title, detection, onClose }: Props) {
  const { notices } = useSession()
  const change = useChange()
  const [name, setName] = useState(detection?.name ?? title)
  const [frequency, setFrequency] = useState<Detection['frequency']>(detection?.frequency ?? 'onDemand')
  const [enabled, setEnabled] = useState(detection?.enabled ?? true)
  const [draft, setDraft] = useState<AlertDraft>(detection ? draftOfAlert(detection.alert) : { ...emptyAlertDraft, title })
  const [mappings, setMappings] = useState<readonly EntityMapping[]>(() => detection?.mappings ?? suggestedMappings(columns))
  const faults = [
    name.trim() === '' ? 'a name' : '',
    isWholeAlert(draft) ? '' : 'an alert title and techniques by their ids',
    mappings.length > 0 ? '' : 'a column that names an entity',
  ].filter(Boolean)
  const save = async () => {
    const saved = await change('detections.save', {
      ...(detection ? { id: detection.id } : {}),
      name: name.trim(),
      enabled,
      frequency,
      query,
      alert: alertOfDraft(draft),
      mappings: [...mappings],
    })
    if (!saved.ok) return
    notices.show({ intent: 'success', text: `“${name.trim()}” is kept in the case, under Detection rules` })
    onClose()
  }
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface!}>
        <DialogBody className={styles.body!}>
          <DialogTitle>{detection ? `Change ${detection.name}` : 'Create detection rule'}</DialogTitle>
          <DialogContent className={styles.fields!}>
            <Field label="Detection name" required>
              <Input value={name} onChange={(_, data) => setName(data.value)} />
            </Field>
            <Field label="Frequency">
              <RadioGroup layout="horizontal" value={frequency} onChange={(_, data) => setFrequency(data.value as Detection['frequency'])}>
                <Radio value="onDemand" label="On demand" />
                <Radio value="afterImport" label="After every import" />
              </RadioGroup>
            </Field>
            <Switch label="Enabled" checked={enabled} onChange={(_, data) => setEnabled(data.checked)} />
            <h3 className={detectionStyles.part}>Alert</h3>
            <AlertFields draft={draft} hint="{{DeviceName}} stands for the value of a column" onChange={setDraft} />
            <MappingEditor mappings={mappings} columns={columns} onChange={setMappings} />
            <h3 className={detectionStyles.part}>Query</h3>
            <pre className={detectionStyles.query}>{query}</pre>
          </DialogContent>
          <DialogActions fluid>
            {faults.length > 0 ? <span className={detectionStyles.needs}>Needs {faults.join(', ')}</span> : null}
            <Button onClick={onClose}>Cancel</Button>
            <Button appearance="primary" disabled={faults.length > 0} onClick={() => void save()}>
              Save
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
