import type { CDPSession } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** µs, in all and at work */
  readonly dur?: number
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline']

/**
 * Processor time in ms of the tasks of pages' main threads while something was done, longest first. A busy machine and a graphics card
 * that is only software stretch how long a task lasts, not what it does itself.
 * @param browser session of the whole browser
 */
export async function taskTimes(browser: CDPSession, work: () => Promise<unknown>): Promise<number[]> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]))
  browser.on('Tracing.dataCollected', collect)
  await browser.send('Tracing.start', {
    traceConfig: { includedCategories: categories, excludedCategories: ['*'] },
    transferMode: 'ReportEvents',
  })
  await work()
  const complete = new Promise((done) => browser.once('Tracing.tracingComplete', done))
  await browser.send('Tracing.end')
  await complete
  browser.off('Tracing.dataCollected', collect)
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const pages = new Set(events.filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain').map(thread))
  return events
    .filter((event) => event.name === 'RunTask' && pages.has(thread(event)))
    .map((event) => (event.tdur ?? event.dur ?? 0) / 1000)
    .sort((a, b) => b - a)
}
