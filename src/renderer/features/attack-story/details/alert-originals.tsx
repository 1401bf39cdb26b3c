import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { OutputOf } from '../../../state/client.ts'
import { useCall } from '../../../state/use-call.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { PaneSection } from '../../../ui/side-pane.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import styles from './details.module.css'

/** The exports that told of the alert, and each one's record as written. */
export function AlertOriginals({ alert }: { alert: OutputOf<'alerts.get'> }) {
  const [open, setOpen] = useState(false)
  const { data } = useCall('alerts.records', open ? { alert: alert.id } : null)
  return (
    <PaneSection
      title={`Sources (${alert.sources.length})`}
      aside={
        <Button size="small" appearance="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide original' : 'Original record'}
        </Button>
      }
    >
      <ul className={styles.list}>
        {alert.sources.map((source) => (
          <li key={`${source.source} ${source.record}`}>
            <EvidenceText>{source.path}</EvidenceText>
            <span className={styles.quiet}> record {source.record.toLocaleString('en')}</span>
          </li>
        ))}
      </ul>
      {open && !data ? <Skeleton lines={4} /> : null}
      {open
        ? data?.map((record) => (
            <div key={`${record.source} ${record.record}`}>
              <pre className={styles.original}>{visibleText(record.raw)}</pre>
              <CopyButton text={record.raw} label="Copy the original record">
                Copy
              </CopyButton>
            </div>
          ))
        : null}
    </PaneSection>
  )
}
