import type { OutputOf } from '../../state/client.ts'
import { words } from '../../theme/labels.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import styles from './row-changes.module.css'

type Change = OutputOf<'activity.get'>['changes'][number]
type Row = Change['before']

/** Worked out again whenever something changes: nobody set it. */
const derived = new Set(['digest', 'priority', 'priority_factors', 'first_activity', 'last_activity', 'last_update'])

const spoken = (name: string) => words(name.replaceAll('_', ' '))

/** Ticks stand in the rows as numbers; to the second they are exact enough to be read. */
const FIRST_TICKS = 500_000_000_000_000_000
const EPOCH_TICKS = 621_355_968_000_000_000
const timeOfTicks = (ticks: number) => `${new Date((ticks - EPOCH_TICKS) / 10_000).toISOString().slice(0, 19).replace('T', ' ')} UTC`

const valueText = (value: unknown): string => (typeof value === 'number' && value > FIRST_TICKS ? timeOfTicks(value) : plainText(value))

const plainText = (value: unknown): string =>
  value === null || value === undefined || value === '' ? '–' : typeof value === 'string' ? value : JSON.stringify(value)

/** Columns that differ between the two sides; all that say something where one side is not there. */
function columnsOf(before: Row, after: Row): string[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names.filter((name) => !derived.has(name) && JSON.stringify(before?.[name] ?? '') !== JSON.stringify(after?.[name] ?? ''))
}

/** The rows an act changed, each column as it stood before and after. */
export function RowChanges({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className={styles.changes}>
      {changes.map(({ table, key, before, after }) => (
        <li key={`${table} ${JSON.stringify(key)}`}>
          <div className={styles.row}>
            {spoken(table)} <EvidenceText>{Object.values(key).map(valueText).join(', ')}</EvidenceText>
            {before === null ? ' (added)' : after === null ? ' (taken out)' : ''}
          </div>
          <dl className={styles.columns}>
            {columnsOf(before, after).map((name) => (
              <div key={name} className={styles.column}>
                <dt>{spoken(name)}</dt>
                <dd>
                  {before === null ? null : (
                    <del>
                      <EvidenceText>{valueText(before[name])}</EvidenceText>
                    </del>
                  )}
                  {before !== null && after !== null ? <span aria-hidden> → </span> : null}
                  {after === null ? null : (
                    <ins>
                      <EvidenceText>{valueText(after[name])}</EvidenceText>
                    </ins>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
