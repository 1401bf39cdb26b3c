import { countText } from '../../ui/amounts.ts'
import styles from './entity-facts.module.css'
import type { EntityDetail } from './entity-facts.tsx'
import { factText } from './fact-text.ts'
import { FactValue } from './fact-value.tsx'
import { RecordPlaces } from './record-places.tsx'

/** Other values shown beside a fact, and how many of the rest its tooltip tells. */
const FEW = 5
const MOST = 60

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
                {fact.others
                  .slice(0, FEW)
                  .map((other, index) => [index > 0 ? ', ' : '', <FactValue key={other} title={fact.title} value={other} />])}
                {fact.others.length > FEW ? (
                  <span
                    title={fact.others
                      .slice(FEW, MOST)
                      .map((other) => factText(fact.title, other))
                      .join('\n')}
                  >
                    {' '}
                    and {countText(fact.others.length - FEW)} more
                  </span>
                ) : null}
              </div>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
