import { Button } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useCall } from '../../../state/use-call.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import { useGoHunt } from '../go-hunt/use-go-hunt.ts'
import styles from './schema-pane.module.css'
import type { SchemaActions } from './schema-pane.tsx'

export interface Hunted {
  readonly entity: number
  readonly incident: number | null
}

/** Every query that fits one entity, above the saved ones; each opens as text. */
export function QueriesOfEntity({ hunted, onClose, openQuery }: { hunted: Hunted; onClose(): void } & Pick<SchemaActions, 'openQuery'>) {
  const { queries, problem } = useGoHunt(hunted)
  const label = useCall('entities.get', { entity: hunted.entity }).data?.label ?? ''
  const title = `Queries for ${visibleText(label)}`
  return (
    <section className={styles.found} aria-label={title}>
      <h3 className={styles.group}>
        {title}
        <Button size="small" appearance="transparent" icon={<DismissRegular />} aria-label={`Close ${title}`} onClick={onClose} />
      </h3>
      {problem ? <p className={styles.none}>{problem.message}</p> : null}
      <ul className={styles.list}>
        {queries?.map((each) => (
          <li key={each.id} className={styles.line}>
            <span className={styles.opener} aria-hidden />
            <button type="button" className={styles.name} title={each.description} onClick={() => openQuery(each.query, each.title, false)}>
              {each.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
