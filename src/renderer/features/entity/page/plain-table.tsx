import type { Column } from '../../../ui/data-grid/column.ts'
import styles from './plain-table.module.css'

/** Letters up to which a cell stays on one line. */
const SHORT = 16

/** Letters in one word beyond which it may be broken, so that no address or hash pushes the other columns out. */
const LONG = 22

function classOf<Row>(column: Column<Row>, row: Row): string | undefined {
  if (column.align === 'end') return styles.end
  const text = column.text(row)
  if (text.length <= SHORT) return styles.kept
  return text.split(/\s/).some((word) => word.length > LONG) ? styles.broken : undefined
}

/** A short list as a table, every row of it in the page: for dozens, not for thousands. */
export function PlainTable<Row>({
  label,
  columns,
  rows,
  keyOf,
}: {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf(row: Row): string | number
}) {
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.align === 'end' ? styles.end : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) => (
                <td key={column.id} className={classOf(column, row)}>
                  {column.cell(row, { tabIndex: 0 })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
