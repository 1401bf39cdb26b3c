import { BarChart, LineChart, PieChart, ScatterChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'

use([
  BarChart,
  LineChart,
  PieChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  LabelLayout,
  CanvasRenderer,
  SVGRenderer,
])

export const drawIn = (element: HTMLElement): EChartsType => init(element, null, { renderer: 'canvas' })

/** The chart as a picture of lines, on a ground of its own. */
export function asSvg(option: EChartsCoreOption, width: number, height: number, ground: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({ ...option, backgroundColor: ground })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}
