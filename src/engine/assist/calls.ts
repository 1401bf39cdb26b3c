import type { Outputs, Reads } from '../calls/index.ts'
import { guide } from './incident/guidance.ts'
import { draftReport } from './incident/report.ts'
import { summarise } from './incident/summary.ts'
import { analyseScript } from './script/analyse.ts'

export const assistReads = {
  incident: (store, { incident }) => {
    const summary = summarise(store, incident)
    return { summary, cards: guide(store, incident), report: draftReport(store, incident, summary) }
  },
  script: (_store, { text }): Outputs['assist']['script'] => {
    const { layers, switches, techniques, indicators, notes } = analyseScript(text)
    return { layers: [...layers], switches: [...switches], techniques: [...techniques], indicators: [...indicators], notes: [...notes] }
  },
} satisfies Reads<'assist'>
