import type { CellPlace } from '../../ui/data-grid/column.ts'
import { GoHuntMenu } from '../hunting/index.ts'
import { DecideButtons } from '../investigations/index.ts'
import type { EvidenceRow } from './evidence-list.ts'
import styles from './evidence-tab.module.css'

/** What can be done about one piece of evidence, in its row: go hunt, and decide on what is proposed for it. */
export function RowResponse({ row, incident, place }: { readonly row: EvidenceRow; readonly incident: number; readonly place: CellPlace }) {
  return (
    <span className={styles.response}>
      <GoHuntMenu of={{ entity: row.id, incident }} appearance="subtle" wordless />
      <DecideButtons target={row.label} actions={row.actions.filter((action) => action.status === 'pending')} tabIndex={place.tabIndex} />
    </span>
  )
}
