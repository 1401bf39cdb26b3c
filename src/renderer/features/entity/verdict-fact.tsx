import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import { verdictLabels } from '../../theme/labels.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import type { EntityDetail } from './entity-facts.tsx'
import { SetVerdictDialog } from './set-verdict-dialog.tsx'
import styles from './verdict-text.module.css'
import { VerdictText } from './verdict-text.tsx'

/** The verdict in force, who set it where an analyst did, and the way to set it. */
export function VerdictFact({ entity }: { entity: EntityDetail }) {
  const [judging, setJudging] = useState(false)
  const set = entity.analystVerdict
  return (
    <>
      <span className={styles.fact}>
        <VerdictText verdict={entity.verdict} />
        <Button size="small" appearance="subtle" onClick={() => setJudging(true)}>
          Set verdict…
        </Button>
      </span>
      {set ? (
        <div className={styles.set}>
          Set by <EvidenceText>{set.by}</EvidenceText>, <TimeText at={set.at} precision="minute" />:{' '}
          <EvidenceText>{set.reason}</EvidenceText>. The evidence says {verdictLabels[entity.evidenceVerdict]}.
        </div>
      ) : null}
      {judging ? (
        <SetVerdictDialog entities={[entity.id]} names={[entity.label]} initial={entity.verdict} onClose={() => setJudging(false)} />
      ) : null}
    </>
  )
}
