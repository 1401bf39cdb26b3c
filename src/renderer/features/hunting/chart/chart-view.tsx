import { Button, Select } from '@fluentui/react-components'
import { ImageRegular } from '@fluentui/react-icons'
import type { EChartsType } from 'echarts/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useThemeName } from '../../../theme/use-theme-name.ts'
import { counted } from '../../../ui/amounts.ts'
import { asSvg, drawIn } from '../../../ui/chart/engine.ts'
import { lookOf } from '../../../ui/chart/look.ts'
import { download } from '../../../ui/download.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { HuntResult } from '../results/frame.ts'
import styles from './chart-view.module.css'
import { type ChartKind, chartKinds, chartTitles, kindOfRender } from './kinds.ts'
import { optionOf } from './option.ts'
import { chartDataOf } from './series.ts'

function savePng(chart: EChartsType, ground: string) {
  const link = document.createElement('a')
  link.href = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: ground })
  link.download = 'hunt.png'
  link.click()
}

/** The answer drawn as `render` asks, or as the analyst chooses. */
export function ChartView({ result }: { result: HuntResult }) {
  const asked = kindOfRender(result.render?.visualization, result.render?.properties)
  const [chosen, setChosen] = useState<ChartKind>()
  const theme = useThemeName()
  const kind = chosen ?? asked ?? (result.columns[0]?.type === 'datetime' ? 'time' : 'column')
  const data = useMemo(() => chartDataOf(result, kind), [result, kind])
  const host = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType | null>(null)
  const title = result.render?.properties.title

  useEffect(() => {
    const element = host.current
    if (!element || !data || !theme) return
    const drawn = drawIn(element)
    chart.current = drawn
    drawn.setOption(optionOf(data, kind, lookOf(element), title))
    const sizes = new ResizeObserver(() => drawn.resize())
    sizes.observe(element)
    return () => {
      sizes.disconnect()
      drawn.dispose()
      chart.current = null
    }
  }, [data, kind, title, theme])

  const saveSvg = () => {
    const element = host.current
    if (!element || !data) return
    const look = lookOf(element)
    download('hunt.svg', 'image/svg+xml', asSvg(optionOf(data, kind, look, title), element.clientWidth, element.clientHeight, look.ground))
  }
  const told = data
    ? `${chartTitles[kind]} of ${data.yTitle || 'values'} by ${data.xTitle}, ${counted(data.series.length, 'series', 'series')}`
    : chartTitles[kind]
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <Select size="small" aria-label="Kind of chart" value={kind} onChange={(_, change) => setChosen(change.value as ChartKind)}>
          {chartKinds.map((each) => (
            <option key={each} value={each}>
              {chartTitles[each]}
            </option>
          ))}
        </Select>
        <span className={styles.note}>{data?.note ?? ''}</span>
        <Button
          size="small"
          appearance="subtle"
          icon={<ImageRegular />}
          disabled={!data}
          onClick={() => chart.current && host.current && savePng(chart.current, lookOf(host.current).ground)}
        >
          PNG
        </Button>
        <Button size="small" appearance="subtle" icon={<ImageRegular />} disabled={!data} onClick={saveSvg}>
          SVG
        </Button>
      </div>
      {data ? (
        <div ref={host} className={styles.chart} role="img" aria-label={told} />
      ) : (
        <EmptyState title="Nothing to draw">A chart needs at least one column of numbers; summarize the rows first.</EmptyState>
      )}
    </div>
  )
}
