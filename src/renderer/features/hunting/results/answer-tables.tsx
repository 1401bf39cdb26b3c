import { Tab, TabList } from '@fluentui/react-components'
import { type ComponentProps, useMemo, useState } from 'react'
import { counted } from '../../../ui/amounts.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import type { Answer } from '../workbench/workbench.ts'
import { tablesOf } from './frame.ts'
import styles from './results.module.css'
import { ResultsView } from './results-view.tsx'

/** The table of an answer, or one of several, chosen by its name. */
export function AnswerTables({ answer, ...rest }: ComponentProps<typeof ResultsView>) {
  const tables = useMemo(
    () =>
      tablesOf(answer.result).map((result, place) => ({
        place,
        title: visibleText(result.name) || `Table ${place + 1}`,
        answer: { ...answer, result } satisfies Answer,
      })),
    [answer],
  )
  const [at, setAt] = useState(0)
  const shown = tables[at] ?? tables[0]!
  if (tables.length === 1) return <ResultsView answer={shown.answer} {...rest} />
  return (
    <div className={styles.tables}>
      <TabList
        size="small"
        className={styles.names}
        selectedValue={at}
        onTabSelect={(_, { value }) => setAt(Number(value))}
        aria-label="Tables of the answer"
      >
        {tables.map(({ place, title, answer: { result } }) => (
          <Tab key={place} value={place}>
            {title}
            <span className={styles.rows}>{counted(result.rowCount, 'row')}</span>
          </Tab>
        ))}
      </TabList>
      <ResultsView key={at} answer={shown.answer} {...rest} />
    </div>
  )
}
