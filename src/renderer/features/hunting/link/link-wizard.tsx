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
} from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { type EntityMapping, suggestedMappings } from '#model/mapping/entity-mapping.ts'
import { address } from '../../../state/address.ts'
import type { InputOf } from '../../../state/client.ts'
import { useChange } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { counted } from '../../../ui/amounts.ts'
import { IncidentPicker } from '../../incidents/index.ts'
import { type AlertDraft, alertOfDraft, emptyAlertDraft, isWholeAlert } from '../alert-making/alert-draft.ts'
import { AlertFields } from '../alert-making/alert-fields.tsx'
import { MappingEditor } from '../alert-making/mapping-editor.tsx'
import { LinkSummary } from './link-summary.tsx'
import styles from './link-wizard.module.css'

export type PickedRows = InputOf<'hunt.link'>['picked']

const steps = ['Incident', 'Alert details', 'Entities', 'Summary'] as const

interface Target {
  readonly isNew: boolean
  readonly name: string
  readonly incident: number | undefined
}

/** Links rows to a new or an existing incident in four steps (spec §16); the last says what will be made before it is. */
export function LinkWizard({ picked, title, onClose }: { picked: PickedRows; title: string; onClose(): void }) {
  const { notices } = useSession()
  const change = useChange()
  const [step, setStep] = useState(0)
  const [busy, setBusy] = useState(false)
  const [target, setTarget] = useState<Target>({ isNew: true, name: '', incident: undefined })
  const [draft, setDraft] = useState<AlertDraft>({ ...emptyAlertDraft, title })
  const [mappings, setMappings] = useState<readonly EntityMapping[]>(() => suggestedMappings(picked.columns))
  const canGo = [target.isNew || target.incident !== undefined, isWholeAlert(draft), mappings.length > 0, !busy][step]
  const asked = useMemo(() => ({ picked, mappings: [...mappings] }), [picked, mappings])

  const link = async () => {
    setBusy(true)
    const made = await change('hunt.link', {
      ...asked,
      alert: alertOfDraft(draft),
      incident: target.isNew ? null : target.incident!,
      incidentName: target.isNew ? target.name : '',
    })
    setBusy(false)
    if (!made.ok) return
    const { incident, alerts } = made.value
    notices.show({
      intent: 'success',
      text: `${counted(picked.rows.length, 'row')} linked to incident #${incident} as ${counted(alerts.length, 'alert')}`,
      link: { title: `Open incident #${incident}`, to: address(['incidents', incident]) },
    })
    onClose()
  }
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface!}>
        <DialogBody className={styles.body!}>
          <DialogTitle>Link {counted(picked.rows.length, 'row')} to an incident</DialogTitle>
          <DialogContent className={styles.content!}>
            <ol className={styles.steps}>
              {steps.map((name, place) => (
                <li key={name} aria-current={place === step ? 'step' : undefined} className={place <= step ? styles.reached : undefined}>
                  <span className={styles.number}>{place + 1}</span> {name}
                </li>
              ))}
            </ol>
            {step === 0 ? <TargetStep target={target} onChange={setTarget} /> : null}
            {step === 1 ? <AlertFields draft={draft} hint="{{DeviceName}} stands for the value of a column" onChange={setDraft} /> : null}
            {step === 2 ? <MappingEditor mappings={mappings} columns={picked.columns} onChange={setMappings} /> : null}
            {step === 3 ? <LinkSummary asked={asked} draft={draft} target={target} /> : null}
          </DialogContent>
          <DialogActions>
            <Button onClick={step === 0 ? onClose : () => setStep(step - 1)}>{step === 0 ? 'Cancel' : 'Back'}</Button>
            <Button appearance="primary" disabled={!canGo} onClick={() => (step === 3 ? void link() : setStep(step + 1))}>
              {step === 3 ? 'Done' : 'Next'}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function TargetStep({ target, onChange }: { target: Target; onChange(target: Target): void }) {
  return (
    <div className={styles.fields}>
      <RadioGroup
        aria-label="Where to"
        value={target.isNew ? 'new' : 'existing'}
        onChange={(_, data) => onChange({ ...target, isNew: data.value === 'new' })}
      >
        <Radio value="new" label="Create a new incident" />
        <Radio value="existing" label="Link to an existing incident" />
      </RadioGroup>
      {target.isNew ? (
        <Field label="Incident name" hint="Named after its alerts where empty">
          <Input value={target.name} onChange={(_, data) => onChange({ ...target, name: data.value })} />
        </Field>
      ) : (
        <IncidentPicker except={[]} value={target.incident} onChange={(incident) => onChange({ ...target, incident })} />
      )}
    </div>
  )
}
