/** Ways to draw an answer, as the portal lists them. */
export const chartKinds = ['column', 'bar', 'pie', 'line', 'area', 'stackedArea', 'stackedColumn', 'scatter', 'time'] as const
export type ChartKind = (typeof chartKinds)[number]

export const chartTitles: Readonly<Record<ChartKind, string>> = {
  column: 'Column chart',
  bar: 'Bar chart',
  pie: 'Pie chart',
  line: 'Line chart',
  area: 'Area chart',
  stackedArea: 'Stacked area chart',
  stackedColumn: 'Stacked column chart',
  scatter: 'Scatter chart',
  time: 'Time chart',
}

/** Kinds that join their points. */
export const isLine = (kind: ChartKind): boolean => kind === 'line' || kind === 'area' || kind === 'time'
/** Kinds that stand their series on each other. */
export const isStacked = (kind: ChartKind): boolean => kind === 'stackedArea' || kind === 'stackedColumn'

const byRender: Readonly<Record<string, ChartKind>> = {
  columnchart: 'column',
  barchart: 'bar',
  piechart: 'pie',
  linechart: 'line',
  areachart: 'area',
  stackedareachart: 'stackedArea',
  scatterchart: 'scatter',
  timechart: 'time',
  anomalychart: 'time',
}

/** The chart `render` asks for; `kind=stacked` of columns and areas is a chart of its own here. */
export function kindOfRender(visualization: string | undefined, properties: Readonly<Record<string, string>> = {}): ChartKind | undefined {
  const kind = byRender[visualization?.toLowerCase() ?? '']
  if (!/^stacked/i.test(properties.kind ?? '')) return kind
  return kind === 'column' ? 'stackedColumn' : kind === 'area' ? 'stackedArea' : kind
}

/** Whether an answer is first shown as a chart. */
export const isDrawn = (visualization: string | undefined): boolean => kindOfRender(visualization) !== undefined
