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
import { type Verdict, verdicts } from '#model/verdict.ts'
import { useChange } from '../../state/use-call.ts'
import { useSession } from '../../state/use-session.ts'
import { verdictLabels } from '../../theme/labels.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import styles from './set-verdict-dialog.module.css'

const AS_EVIDENCE = 'evidence'

/** Says what an analyst holds of some evidence, with the reason. What the evidence says stays beside it. */
export function SetVerdictDialog({
  entities,
  names,
  initial,
  onClose,
}: {
  readonly entities: readonly number[]
  readonly names: readonly string[]
  readonly initial: Verdict
  onClose(changed: boolean): void
}) {
  const { notices } = useSession()
  const change = useChange()
  const [verdict, setVerdict] = useState<string>(initial)
  const [reason, setReason] = useState('')
  const save = async () => {
    const answer = await change('entities.setVerdict', {
      entities: [...entities],
      verdict: verdict === AS_EVIDENCE ? null : (verdict as Verdict),
      reason: reason.trim(),
    })
    if (!answer.ok) return
    const { changed } = answer.value
    notices.show({
      intent: 'success',
      text: changed === 1 ? 'The verdict of 1 entity was set' : `The verdicts of ${changed} entities were set`,
    })
    onClose(true)
  }
  return (
    <Dialog open onOpenChange={() => onClose(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{entities.length === 1 ? 'Set verdict' : `Set the verdict of ${entities.length} entities`}</DialogTitle>
          <DialogContent className={styles.fields}>
            <div className={styles.named}>
              <EvidenceText>{names.slice(0, 5).join(', ')}</EvidenceText>
              {names.length > 5 ? ` and ${names.length - 5} more` : ''}
            </div>
            <Field label="Verdict">
              <RadioGroup value={verdict} onChange={(_, data) => setVerdict(data.value)}>
                {[...verdicts].reverse().map((each) => (
                  <Radio key={each} value={each} label={verdictLabels[each]} />
                ))}
                <Radio value={AS_EVIDENCE} label="What the evidence says" />
              </RadioGroup>
            </Field>
            <Field label="Reason" required hint="Kept in the activity log of the incident, with your name.">
              <Textarea value={reason} onChange={(_, data) => setReason(data.value)} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onClose(false)}>Cancel</Button>
            <Button appearance="primary" disabled={reason.trim() === ''} onClick={() => void save()}>
              Set verdict
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
