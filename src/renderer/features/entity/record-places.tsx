import type { OutputOf } from '../../state/client.ts'
import styles from './record-places.module.css'

type Places = OutputOf<'entities.get'>['facts'][number]['records']

/** Which records say so: the first in words, the others counted, all of them on hover. */
export function RecordPlaces({ records }: { records: Places }) {
  const [first] = records
  if (!first) return null
  const more = records.length > 1 ? ` and ${records.length - 1} more` : ''
  return (
    <span className={styles.places} title={records.slice(0, 20).map(placeText).join('\n')}>
      {placeText(first)}
      {more}
    </span>
  )
}

const placeText = ({ table, source, record }: Places[number]): string =>
  `${table || 'Alert'}, source ${source}, record ${record.toLocaleString('en')}`
