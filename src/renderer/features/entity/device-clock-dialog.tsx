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
  Spinner,
  Textarea,
} from '@fluentui/react-components'
import { useState } from 'react'
import { correctionText, correctionWords, parseCorrection } from '#model/device-clock.ts'
import { useSession } from '../../state/use-session.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import type { DeviceClock } from './device-clock-fact.tsx'
import styles from './set-verdict-dialog.module.css'

/** Says by how much a device's clock was wrong and how that is known. What the device wrote is kept. */
export function DeviceClockDialog({
  device,
  label,
  known,
  onClose,
}: {
  readonly device: number
  readonly label: string
  readonly known: DeviceClock | undefined
  onClose(): void
}) {
  const { calls, notices } = useSession()
  const [text, setText] = useState(known?.correction ?? '')
  const [reason, setReason] = useState(known?.reason ?? '')
  const [saving, setSaving] = useState(false)
  const correction = parseCorrection(text)
  const save = async (to: bigint | null) => {
    setSaving(true)
    const set = { device, correction: to === null ? null : correctionText(to), reason: reason.trim() }
    const started = await calls.ask('clocks.start', { set })
    setSaving(false)
    if (!started.ok) return notices.tell(started.problem)
    const told = to === null ? `Taking the correction of ${label} back` : `Correcting the clock of ${label} by ${correctionWords(to)}`
    notices.show({ intent: 'info', text: told, hint: 'Jobs, at the top, shows how far it is and can stop it.' })
    onClose()
  }
  const isBad = text.trim() !== '' && correction === null
  return (
    <Dialog open onOpenChange={() => !saving && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Correct clock</DialogTitle>
          <DialogContent className={styles.fields}>
            <div className={styles.named}>
              <EvidenceText>{label}</EvidenceText>
            </div>
            <Field
              label="Add to every time the device wrote"
              required
              hint="+00:05:00 or 5 min where its clock was slow, -1h 30min where it was fast."
              validationState={isBad ? 'error' : 'none'}
              {...(isBad ? { validationMessage: 'This is no length of time, or is out of bounds.' } : {})}
            >
              <Input value={text} onChange={(_, data) => setText(data.value)} />
            </Field>
            <Field label="Reason" required hint="How the difference is known; kept in the activity log, with your name.">
              <Textarea value={reason} onChange={(_, data) => setReason(data.value)} />
            </Field>
          </DialogContent>
          <DialogActions className={styles.actions!}>
            {known ? (
              <Button disabled={saving} onClick={() => void save(null)}>
                Take correction back
              </Button>
            ) : null}
            <Button disabled={saving} onClick={onClose}>
              Cancel
            </Button>
            <Button
              appearance="primary"
              disabled={saving || correction === null || correction === 0n || reason.trim() === ''}
              {...(saving ? { icon: <Spinner size="tiny" /> } : {})}
              onClick={() => correction !== null && void save(correction)}
            >
              Correct clock
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
