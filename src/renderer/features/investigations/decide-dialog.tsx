import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Textarea,
} from '@fluentui/react-components'
import { useState } from 'react'
import { useChange } from '../../state/use-call.ts'
import { useSession } from '../../state/use-session.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import styles from './investigations.module.css'

export interface Decision {
  readonly actions: readonly { readonly id: number; readonly title: string }[]
  readonly status: 'approved' | 'rejected'
}

/** Approves or rejects proposed actions, with a comment for the log. */
export function DecideDialog({ decision, onClose }: { decision: Decision; onClose(done: boolean): void }) {
  const change = useChange()
  const { notices } = useSession()
  const [comment, setComment] = useState('')
  const { actions, status } = decision
  const verb = status === 'approved' ? 'Approve' : 'Reject'
  const save = async () => {
    const answer = await change('investigations.decide', { actions: actions.map((action) => action.id), status, comment: comment.trim() })
    if (!answer.ok) return
    notices.show({ intent: 'success', text: `${answer.value.changed} ${answer.value.changed === 1 ? 'action' : 'actions'} ${status}` })
    onClose(true)
  }
  return (
    <Dialog open onOpenChange={() => onClose(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{actions.length === 1 ? `${verb} this action` : `${verb} ${actions.length} actions`}</DialogTitle>
          <DialogContent className={styles.fields}>
            <ul className={styles.targets}>
              {actions.slice(0, 6).map((action) => (
                <li key={action.id}>
                  <EvidenceText>{action.title}</EvidenceText>
                </li>
              ))}
              {actions.length > 6 ? <li>and {actions.length - 6} more</li> : null}
            </ul>
            <p className={styles.quiet}>Coldtrail carries nothing out. The decision is kept in the activity log with your name.</p>
            <Field label="Comment">
              <Textarea value={comment} onChange={(_, data) => setComment(data.value)} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onClose(false)}>Cancel</Button>
            <Button appearance="primary" onClick={() => void save()}>
              {verb}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
