import type { EChartsCoreOption } from 'echarts/core'
import type { OutputOf } from '../../../../state/client.ts'
import type { Look } from '../../../../ui/chart/look.ts'

export type PrevalentDay = OutputOf<'sections.prevalence'>['days'][number]

const DAY_MS = 86_400_000

/** Devices and users by day as two bars beside each other; days between on which nothing met it stay empty. */
export function prevalenceOption(days: readonly PrevalentDay[], look: Look): EChartsCoreOption {
  const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
  const axis = {
    axisLine: { lineStyle: { color: look.line } },
    axisLabel: { color: look.quiet },
    splitLine: { lineStyle: { color: look.line } },
  }
  const series = (['devices', 'users'] as const)
    .filter((who) => days.some((day) => day[who] > 0))
    .map((who) => ({
      type: 'bar' as const,
      name: who === 'devices' ? 'Devices' : 'Users',
      color: look.colours[who === 'devices' ? 0 : 2],
      barMaxWidth: 28,
      data: days.map((day) => [at(day.day), day[who]]),
    }))
  return {
    animation: false,
    useUTC: true,
    textStyle: { color: look.text, fontFamily: look.font },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: look.ground,
      borderColor: look.line,
      textStyle: { color: look.text, fontSize: 12 },
      confine: true,
    },
    legend: { right: 0, top: 0, itemHeight: 10, textStyle: { color: look.text } },
    grid: { left: 4, right: 8, top: 32, bottom: 4, containLabel: true },
    xAxis: {
      ...axis,
      type: 'time',
      // a day to either side, so that one day alone is no bar as wide as the page
      min: at(days[0]!.day) - DAY_MS,
      max: at(days.at(-1)!.day) + DAY_MS,
      minInterval: DAY_MS,
      splitLine: { show: false },
      axisLabel: { ...axis.axisLabel, formatter: '{MM}-{dd}', hideOverlap: true },
    },
    yAxis: { ...axis, type: 'value', minInterval: 1 },
    series,
  }
}
