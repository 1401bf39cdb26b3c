import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Radio,
  RadioGroup,
  Textarea,
} from '@fluentui/react-components'
import { useState } from 'react'
import { address } from '../../../state/address.ts'
import { useChange } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import styles from './dialogs.module.css'
import { IncidentPicker } from './incident-picker.tsx'

/** Moves alerts to another incident or to one of their own, with the reason kept in both activity logs. */
export function MoveAlertsDialog({
  alerts,
  from,
  onClose,
}: {
  alerts: readonly number[]
  /** incidents they stand in now */
  from: readonly number[]
  onClose(moved: boolean): void
}) {
  const { notices } = useSession()
  const change = useChange()
  const [isNew, setIsNew] = useState(false)
  const [incident, setIncident] = useState<number>()
  const [comment, setComment] = useState('')
  const move = async () => {
    const moved = await change('incidents.moveAlerts', { alerts: [...alerts], incident: isNew ? null : incident!, comment })
    if (!moved.ok) return
    const to = moved.value.incident
    notices.show({
      intent: 'success',
      text: alerts.length === 1 ? `Alert moved to incident #${to}` : `${alerts.length} alerts moved to incident #${to}`,
      link: { title: `Open incident #${to}`, to: address(['incidents', to]) },
    })
    onClose(true)
  }
  return (
    <Dialog open onOpenChange={() => onClose(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            {alerts.length === 1 ? 'Move alert to another incident' : `Move ${alerts.length} alerts to another incident`}
          </DialogTitle>
          <DialogContent className={styles.fields}>
            <RadioGroup aria-label="Where to" value={isNew ? 'new' : 'existing'} onChange={(_, data) => setIsNew(data.value === 'new')}>
              <Radio value="existing" label="Link to an existing incident" />
              <Radio value="new" label="Create a new incident" />
            </RadioGroup>
            {isNew ? null : <IncidentPicker except={from.length === 1 ? from : []} value={incident} onChange={setIncident} />}
            <Field label="Reason">
              <Textarea value={comment} onChange={(_, data) => setComment(data.value)} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onClose(false)}>Cancel</Button>
            <Button appearance="primary" disabled={!isNew && incident === undefined} onClick={() => void move()}>
              Move
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
