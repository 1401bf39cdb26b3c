import { defineAnalyzer, type Finding } from '../analyzer.ts'

/** What an alert of the case calls malicious or suspicious, wherever in the case it is met. */
export const maliciousAlert = defineAnalyzer({
  id: 'malicious-alert',
  title: 'Seen in a malicious alert',
  version: 1,
  reads: [],
  filledBy: 'Alert exports that carry evidence with verdicts',
  clears: false,
  run({ subjects, wordsOfAlerts }) {
    const known = [...subjects.all].filter((subject) => subject.entity !== null)
    const words = wordsOfAlerts(known.map((subject) => subject.entity!))
    const findings = known.flatMap((subject): Finding[] => {
      const of = words.get(subject.entity!)
      const [worst] = of ?? []
      const titles = new Set(of?.map((word) => word.title))
      if (!of || !worst) return []
      return [
        {
          subject,
          verdict: worst.verdict,
          title: worst.verdict === 'malicious' ? 'An alert calls it malicious' : 'An alert calls it suspicious',
          reason: `The alert “${worst.title}” says so${titles.size > 1 ? `, and ${titles.size - 1} more ${titles.size === 2 ? 'alert does' : 'alerts do'}` : ''}.`,
          techniques: [],
          rows: [...new Map(of.map(({ ref }) => [`${ref.source} ${ref.record}`, ref])).values()].slice(0, 20),
        },
      ]
    })
    return { examined: known, findings }
  },
})
