import type { CellPlace } from '../../ui/data-grid/column.ts'
import { GoHuntMenu } from '../hunting/index.ts'
import type { EvidenceRow } from './evidence-list.ts'
import styles from './evidence-tab.module.css'

/** What can be done about one piece of evidence, in its row. */
export function RowResponse({ row }: { readonly row: EvidenceRow; readonly place: CellPlace }) {
  return (
    <span className={styles.response}>
      <GoHuntMenu of={{ entity: row.id }} appearance="subtle" wordless />
    </span>
  )
}
