import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { identifierTitle, readName } from '#model/identity/identifier-title.ts'
import { useChange } from '../../state/use-call.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { PaneSection } from '../../ui/side-pane.tsx'
import type { EntityDetail } from './entity-facts.tsx'
import styles from './identifiers.module.css'
import { RecordPlaces } from './record-places.tsx'

/** The names one entity goes by and why each is its own; a wrong one can be split off. */
export function Identifiers({ entity }: { entity: EntityDetail }) {
  const [splitting, setSplitting] = useState<string | null>(null)
  return (
    <PaneSection title={`Known as (${entity.identifiers.length})`}>
      <ul className={styles.list}>
        {entity.identifiers.map((identifier) => {
          const key = `${identifier.type} ${identifier.value}`
          const { name } = readName(identifier.type, identifier.value)
          const { device } = identifier
          return (
            <li key={key} className={styles.item}>
              <span className={styles.type}>{identifierTitle(identifier.type)}</span>
              <span className={styles.value}>
                <EvidenceText>{name}</EvidenceText>
                {device ? (
                  <span className={styles.basis}>
                    on the device <EvidenceText>{device}</EvidenceText>
                  </span>
                ) : null}
                <span className={styles.basis}>{identifier.basis}</span>
                <RecordPlaces records={identifier.records} />
                {splitting === key ? (
                  <Split entity={entity.id} type={identifier.type} value={identifier.value} onDone={() => setSplitting(null)} />
                ) : null}
              </span>
              {entity.identifiers.length > 1 && splitting !== key ? (
                <Button size="small" appearance="subtle" onClick={() => setSplitting(key)}>
                  Split off
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </PaneSection>
  )
}

function Split({ entity, type, value, onDone }: { entity: number; type: string; value: string; onDone(): void }) {
  const [reason, setReason] = useState('')
  const change = useChange()
  const split = async () => {
    const result = await change('entities.split', { entity, type, value, reason })
    if (result.ok) onDone()
  }
  return (
    <span className={styles.split}>
      <Field label="Why is this another entity?" size="small">
        <Input size="small" autoFocus value={reason} onChange={(_, data) => setReason(data.value)} />
      </Field>
      <span className={styles.buttons}>
        <Button size="small" appearance="primary" disabled={reason.trim() === ''} onClick={() => void split()}>
          Split off
        </Button>
        <Button size="small" onClick={onDone}>
          Cancel
        </Button>
      </span>
    </span>
  )
}
