import { useClock } from '../../../ui/clock.ts'
import { CorrectedMark } from '../../../ui/corrected-mark.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { cellText } from './cell.tsx'
import { correctionOf, type HuntResult, jsonOf, type RowIndex, textOf } from './frame.ts'
import { JsonTree } from './json-tree.tsx'
import styles from './results.module.css'

/** A row's values under each other, whole; what is empty is left out where asked. */
export function RecordFields({
  result,
  row,
  columns,
  showsEmpty,
  onLine,
}: {
  result: HuntResult
  row: RowIndex
  columns: readonly number[]
  showsEmpty: boolean
  onLine(line: string): void
}) {
  const clock = useClock()
  return (
    <dl className={styles.fields}>
      {columns.map((place) => {
        const column = result.columns[place]!
        const value = result.values[place]?.[row]
        const text = textOf(value)
        if (text === '' && !showsEmpty) return null
        const json = jsonOf(value)
        const correction = text === '' ? undefined : correctionOf(result, place, row)
        return (
          <div key={place} className={styles.field}>
            <dt>{visibleText(column.name)}</dt>
            <dd>
              {json ? (
                <JsonTree column={column} value={json} onLine={onLine} />
              ) : (
                <bdi>{visibleText(column.type === 'datetime' ? cellText(value, column.type, clock) : text) || '–'}</bdi>
              )}
              {correction ? <CorrectedMark at={text} correction={correction} /> : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
