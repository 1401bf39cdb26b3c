import type { EChartsCoreOption } from 'echarts/core'
import type { Look } from '../../../ui/chart/look.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import { stands } from './bins.ts'
import { type ChartKind, isStacked } from './kinds.ts'
import type { ChartData, Series } from './series.ts'

/** How a time axis is written: as times are everywhere, and a day never without its month. */
const TIMES = {
  year: '{yyyy}',
  month: '{yyyy}-{MM}',
  day: '{MM}-{dd}',
  hour: '{HH}:{mm}',
  minute: '{HH}:{mm}',
  second: '{HH}:{mm}:{ss}',
  millisecond: '{HH}:{mm}:{ss}.{SSS}',
}

/** A series with fewer points has a mark at each. */
const MARKED = 40
/** How lines are drawn whose colours come again. */
const STROKES = ['solid', 'dashed', 'dotted'] as const

/** Whether of many points only those are marked that no line leads to. */
const marksSome = ({ points }: Series): boolean => points.length >= MARKED && points.some((_, i) => stands(points, i))

const short = (text: string) => (text.length > 28 ? `${text.slice(0, 27)}…` : text)

function axesOf(data: ChartData, kind: ChartKind, look: Look): EChartsCoreOption {
  const style = {
    axisLine: { lineStyle: { color: look.line } },
    axisLabel: { color: look.quiet },
    splitLine: { lineStyle: { color: look.line } },
    nameTextStyle: { color: look.quiet },
  }
  const x =
    data.axis === 'label'
      ? { ...style, type: 'category' as const, data: data.labels.map((label) => short(visibleText(label))), splitLine: { show: false } }
      : {
          ...style,
          type: data.axis,
          scale: true,
          splitLine: { show: false },
          ...(data.axis === 'time' ? { axisLabel: { ...style.axisLabel, hideOverlap: true, formatter: TIMES } } : {}),
        }
  const y = { ...style, type: 'value' as const, name: visibleText(data.yTitle) }
  // the end of a lying axis is the edge of the chart, where a name would be cut
  return kind === 'bar'
    ? { xAxis: { ...y, nameLocation: 'middle', nameGap: 26 }, yAxis: { ...x, inverse: true, name: '' } }
    : { xAxis: { ...x, name: '' }, yAxis: y }
}

/** A chart as ECharts draws it; all text is drawn, none is markup. */
export function optionOf(data: ChartData, kind: ChartKind, look: Look, title: string | undefined): EChartsCoreOption {
  const name = (text: string) => visibleText(text)
  const shared = {
    animation: false,
    color: [...look.colours],
    textStyle: { color: look.text, fontFamily: look.font },
    backgroundColor: 'transparent',
    ...(title ? { title: { text: name(title), left: 'center', textStyle: { color: look.text, fontSize: 14 } } } : {}),
    tooltip: {
      trigger: kind === 'pie' || kind === 'scatter' ? 'item' : 'axis',
      // markup would need styles that the page's policy does not allow
      renderMode: 'richText',
      backgroundColor: look.ground,
      borderColor: look.line,
      textStyle: { color: look.text, fontSize: 12 },
      confine: true,
    },
    useUTC: true,
  }
  const legend = {
    type: 'scroll',
    bottom: 0,
    textStyle: { color: look.text },
    pageTextStyle: { color: look.text },
    pageIconColor: look.text,
    formatter: short,
  }
  if (kind === 'pie')
    return {
      ...shared,
      legend: { ...legend, orient: 'vertical', right: 12, top: 'middle', bottom: 'auto' },
      series: [
        {
          type: 'pie',
          radius: ['38%', '70%'],
          center: ['36%', '52%'],
          // colours come again after ten slices, so each says its name; the legend has those that find no room
          label: { color: look.text, formatter: '{b} {d}%', width: 180, overflow: 'truncate' },
          labelLayout: { hideOverlap: true },
          minShowLabelAngle: 8,
          data: (data.series[0]?.points ?? []).map(([place, value]) => ({ name: short(name(data.labels[place] ?? String(place))), value })),
        },
      ],
    }
  const stacked = isStacked(kind)
  const areas = kind === 'area' || kind === 'stackedArea'
  const type = kind === 'scatter' ? 'scatter' : kind === 'column' || kind === 'bar' || kind === 'stackedColumn' ? 'bar' : 'line'
  return {
    ...shared,
    ...axesOf(data, kind, look),
    grid: {
      left: 12,
      right: 24,
      top: title ? 48 : 36,
      bottom: (data.series.length > 1 ? 40 : 16) + (kind === 'bar' ? 20 : 0),
      containLabel: true,
    },
    ...(data.series.length > 1 ? { legend } : {}),
    series: data.series.map((each, place) => {
      const lone = type === 'line' && marksSome(each)
      return {
        type,
        name: name(each.name),
        showSymbol: each.points.length < MARKED || lone,
        ...(type === 'line' ? { lineStyle: { type: STROKES[Math.floor(place / look.colours.length) % STROKES.length] } } : {}),
        symbolSize: type === 'scatter' ? 8 : 5,
        ...(stacked ? { stack: 'all' } : {}),
        ...(areas ? { areaStyle: { opacity: stacked ? 0.5 : 0.2 } } : {}),
        ...(type === 'bar' ? { barMaxWidth: 48 } : {}),
        data: each.points.map(([at, value], i) => {
          const point = kind === 'bar' ? [value, at] : [at, value]
          return lone && !stands(each.points, i) ? { value: point, symbol: 'none' } : point
        }),
      }
    }),
  }
}
