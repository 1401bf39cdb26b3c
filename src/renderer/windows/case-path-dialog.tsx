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
} from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { openCase } from '../state/case-commands.ts'
import { useSession } from '../state/use-session.ts'

/** Asks for a case by its path, where the host has no dialog of its own to choose files by. */
export function CasePathDialog({ onClose }: { onClose(): void }) {
  const session = useSession()
  const [path, setPath] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onClose()
    void openCase(session, path.trim())
  }
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>Open case</DialogTitle>
            <DialogContent>
              <Field label="Path of the case file" hint="On the machine Coldtrail runs on, for example /home/analyst/cases/acme.coldtrail">
                <Input value={path} onChange={(_, data) => setPath(data.value)} autoFocus />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button appearance="secondary" onClick={onClose}>
                Cancel
              </Button>
              <Button appearance="primary" type="submit" disabled={path.trim() === ''}>
                Open
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
