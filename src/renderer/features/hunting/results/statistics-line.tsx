import { Button, Select } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useMemo } from 'react'
import { counted, countText } from '../../../ui/amounts.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import { statisticsOf } from './arrange.ts'
import type { HuntResult } from './frame.ts'
import styles from './results.module.css'
import type { Arrangement } from './use-arrangement.ts'

const figure = new Intl.NumberFormat('en', { maximumFractionDigits: 3 })
const told = (text: string) => (/^-?\d+(\.\d+)?(e[+-]\d+)?$/.test(text) ? figure.format(Number(text)) : text)

/** What a column comes to in the ticked rows, or in all of them. */
export function StatisticsLine({ result, arrangement }: { result: HuntResult; arrangement: Arrangement }) {
  const { measured = arrangement.shown[0] ?? 0, rows, ticked } = arrangement
  const all = ticked.size === 0
  const statistics = useMemo(() => statisticsOf(result, all ? rows : ticked, measured), [result, all, rows, ticked, measured])
  const { sum, average, least, most } = statistics
  return (
    <section className={styles.statistics} aria-label="Statistics" aria-live="polite">
      <strong>{all ? 'All rows' : `${countText(ticked.size)} selected`}</strong>
      <Select
        size="small"
        aria-label="Column of the statistics"
        value={String(measured)}
        onChange={(_, data) => arrangement.measure(Number(data.value))}
      >
        {arrangement.shown.map((place) => (
          <option key={place} value={place}>
            {visibleText(result.columns[place]!.name)}
          </option>
        ))}
      </Select>
      <span>{counted(statistics.rows, 'row')}</span>
      <span>{countText(statistics.distinct)} distinct</span>
      {statistics.empty > 0 ? <span>{countText(statistics.empty)} empty</span> : null}
      {sum === undefined ? null : <span>sum {figure.format(sum)}</span>}
      {average === undefined ? null : <span>average {figure.format(average)}</span>}
      {least === undefined ? null : <span>least {told(least)}</span>}
      {most === undefined ? null : <span>most {told(most)}</span>}
      {all ? (
        <Button
          appearance="transparent"
          size="small"
          icon={<DismissRegular />}
          aria-label="Close statistics"
          onClick={() => arrangement.measure(undefined)}
        />
      ) : null}
    </section>
  )
}
