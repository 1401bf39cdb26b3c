import { EvidenceText } from '../../ui/evidence-text.tsx'
import styles from './entity-facts.module.css'
import type { EntityDetail } from './entity-facts.tsx'
import { factText } from './fact-text.ts'
import { RecordPlaces } from './record-places.tsx'

/** Facts, each with the records it comes from and what other records say instead. */
export function FactList({ facts }: { facts: EntityDetail['facts'] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.title} className={styles.fact}>
          <dt>{fact.title}</dt>
          <dd>
            <EvidenceText>{factText(fact.title, fact.value)}</EvidenceText>
            <RecordPlaces records={fact.records} />
            {fact.others.length > 0 ? (
              <div className={styles.conflict}>
                Other records say:{' '}
                {fact.others.map((other, index) => [
                  index > 0 ? ', ' : '',
                  <EvidenceText key={other}>{factText(fact.title, other)}</EvidenceText>,
                ])}
              </div>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
