import styles from './entity-facts.module.css'
import type { EntityDetail } from './entity-facts.tsx'
import { FactValue } from './fact-value.tsx'
import { RecordPlaces } from './record-places.tsx'

/** Facts, each with the records it comes from and what other records say instead. */
export function FactList({ facts }: { facts: EntityDetail['facts'] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.title} className={styles.fact}>
          <dt>{fact.title}</dt>
          <dd>
            <FactValue title={fact.title} value={fact.value} />
            <RecordPlaces records={fact.records} />
            {fact.others.length > 0 ? (
              <div className={styles.conflict}>
                Other records say:{' '}
                {fact.others.map((other, index) => [index > 0 ? ', ' : '', <FactValue key={other} title={fact.title} value={other} />])}
              </div>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
