import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  MessageBar,
  MessageBarBody,
  Textarea,
} from '@fluentui/react-components'
import { useState } from 'react'
import type { Problem } from '#base/problem.ts'
import { address } from '../../../state/address.ts'
import { useSession } from '../../../state/use-session.ts'
import styles from './dialogs.module.css'
import { IncidentPicker } from './incident-picker.tsx'

export const MERGE_MOST = 5

/** Merges incidents; which of them stays is the engine's choice, and where a guard refuses, the reason is shown. */
export function MergeDialog({ incidents, onClose }: { incidents: readonly number[]; onClose(merged: boolean): void }) {
  const { calls, notices } = useSession()
  const [other, setOther] = useState<number>()
  const [comment, setComment] = useState('')
  const [refusal, setRefusal] = useState<Problem>()
  const all = incidents.length > 1 ? incidents : other === undefined ? incidents : [...incidents, other]
  const merge = async () => {
    const merged = await calls.ask('incidents.merge', { incidents: [...all], comment })
    if (!merged.ok) return setRefusal(merged.problem)
    const { target } = merged.value
    notices.show({
      intent: 'success',
      text: `${all.length} incidents merged into #${target}`,
      link: { title: `Open incident #${target}`, to: address(['incidents', target]) },
    })
    onClose(true)
  }
  return (
    <Dialog open onOpenChange={() => onClose(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            {incidents.length > 1 ? `Merge ${incidents.length} incidents` : `Merge incident #${incidents[0]} with another`}
          </DialogTitle>
          <DialogContent className={styles.fields}>
            {refusal ? (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody>{refusal.message}</MessageBarBody>
              </MessageBar>
            ) : null}
            {incidents.length > 1 ? (
              <div>{incidents.map((id) => `#${id}`).join(', ')} become one. Alerts, tags and comments move; the others redirect to it.</div>
            ) : (
              <IncidentPicker except={incidents} value={other} onChange={setOther} />
            )}
            <Field label="Reason for merging">
              <Textarea value={comment} onChange={(_, data) => setComment(data.value)} />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onClose(false)}>Cancel</Button>
            <Button appearance="primary" disabled={all.length < 2} onClick={() => void merge()}>
              Merge
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
