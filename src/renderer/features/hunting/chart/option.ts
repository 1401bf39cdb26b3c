import type { EChartsCoreOption } from 'echarts/core'
import type { Look } from '../../../ui/chart/look.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import type { ChartKind } from './kinds.ts'
import type { ChartData } from './series.ts'

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
  return kind === 'bar' ? { xAxis: y, yAxis: { ...x, inverse: true, name: '' } } : { xAxis: { ...x, name: '' }, yAxis: y }
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
          // the legend names the slices: beside them there is no room for more than their share, and for small ones none at all
          label: { color: look.text, formatter: '{d}%' },
          labelLayout: { hideOverlap: true },
          minShowLabelAngle: 8,
          data: (data.series[0]?.points ?? []).map(([place, value]) => ({ name: short(name(data.labels[place] ?? String(place))), value })),
        },
      ],
    }
  const stacked = kind === 'stackedArea' || kind === 'stackedColumn'
  const areas = kind === 'area' || kind === 'stackedArea'
  const type = kind === 'scatter' ? 'scatter' : kind === 'column' || kind === 'bar' || kind === 'stackedColumn' ? 'bar' : 'line'
  return {
    ...shared,
    ...axesOf(data, kind, look),
    grid: { left: 12, right: 24, top: title ? 48 : 36, bottom: data.series.length > 1 ? 40 : 16, containLabel: true },
    ...(data.series.length > 1 ? { legend } : {}),
    series: data.series.map((each) => ({
      type,
      name: name(each.name),
      showSymbol: each.points.length < 40,
      symbolSize: type === 'scatter' ? 8 : 5,
      ...(stacked ? { stack: 'all' } : {}),
      ...(areas ? { areaStyle: { opacity: stacked ? 0.5 : 0.2 } } : {}),
      ...(type === 'bar' ? { barMaxWidth: 48 } : {}),
      data: each.points.map(([at, value]) => (kind === 'bar' ? [value, at] : [at, value])),
    })),
  }
}
