import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components'
import { ShieldCheckmarkRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { OutputOf } from '../../state/client.ts'
import { useChange } from '../../state/use-call.ts'
import { counted } from '../../ui/amounts.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { StatusText, type StatusTone } from '../../ui/status-text.tsx'
import styles from './verify-button.module.css'

type Verified = OutputOf<'case.verify'>
type SourceCheck = Verified['sources'][number]['status']

const said: Record<SourceCheck, readonly [StatusTone, string]> = {
  same: ['done', 'Same bytes as imported'],
  missing: ['quiet', 'Not there any more; what was imported stands'],
  changed: ['bad', 'Changed since it was imported'],
  'counts-differ': ['bad', 'Rows in the case differ from what was counted'],
}

/** Re-checks the case's chain of activity, its sources and counts, and shows the result. */
export function VerifyButton() {
  const ask = useChange()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<Verified>()
  const verify = async () => {
    setBusy(true)
    const verified = await ask('case.verify', {})
    setBusy(false)
    if (verified.ok) setResult(verified.value)
  }
  return (
    <>
      <Button size="small" icon={<ShieldCheckmarkRegular />} disabled={busy} onClick={() => void verify()}>
        {busy ? 'Verifying…' : 'Verify case'}
      </Button>
      {result ? <Result result={result} onClose={() => setResult(undefined)} /> : null}
    </>
  )
}

function Result({ result, onClose }: { result: Verified; onClose(): void }) {
  const { chain } = result
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{result.ok ? 'The case is sound' : 'The case does not verify'}</DialogTitle>
          <DialogContent>
            <MessageBar intent={chain.brokenAt === undefined ? 'success' : 'error'} layout="multiline">
              <MessageBarBody>
                {chain.brokenAt === undefined
                  ? `Activity log: ${counted(chain.entries, 'entry', 'entries')}, the chain of hashes is whole.`
                  : `Activity log: the chain of hashes is broken at entry ${chain.brokenAt} of ${chain.entries}.`}
              </MessageBarBody>
            </MessageBar>
            {result.problems.map((problem) => (
              <MessageBar key={`${problem.code} ${problem.message}`} intent="error" layout="multiline">
                <MessageBarBody>
                  <EvidenceText>{problem.message}</EvidenceText>
                </MessageBarBody>
              </MessageBar>
            ))}
            <ul className={styles.sources} aria-label="Sources checked">
              {result.sources.map((source) => (
                <li key={source.id}>
                  <EvidenceText className={styles.path}>{source.path}</EvidenceText>
                  <StatusText tone={said[source.status][0]}>{said[source.status][1]}</StatusText>
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Close</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
