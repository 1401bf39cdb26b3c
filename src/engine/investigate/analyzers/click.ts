import { defineAnalyzer, type Finding } from '../analyzer.ts'
import type { SeenRow } from '../seen-row.ts'

const isYes = (text: string | undefined) => /^(1|true)$/i.test(text ?? '')

/** Whether the reader came to the page: it was let through, or the reader went on past the warning. */
const cameThrough = ({ v }: SeenRow) => /^ClickAllowed$/i.test(v.ActionType!) || isYes(v.IsClickedThrough)

const who = (rows: readonly SeenRow[]) => [...new Set(rows.map((row) => row.v.AccountUpn!))].slice(0, 5).join(', ')

function judge(rows: readonly SeenRow[]): Omit<Finding, 'subject' | 'rows'> | undefined {
  const past = rows.filter((row) => isYes(row.v.IsClickedThrough))
  const opened = rows.filter(cameThrough)
  const threat = opened.map((row) => /phish|malware/i.exec(row.v.ThreatTypes!)?.[0]).find(Boolean)
  if (threat)
    return {
      verdict: 'malicious',
      title: `Link rated as ${threat.toLowerCase()} was opened`,
      reason: `Safe Links rated the link as ${threat.toLowerCase()}, and ${who(opened)} came to the page.`,
      techniques: ['T1204.001', 'T1566.002'],
    }
  if (past.length > 0)
    return {
      verdict: 'suspicious',
      title: 'Warning was clicked away',
      reason: `${who(past)} went on past the warning of Safe Links.`,
      techniques: ['T1204.001'],
    }
  return undefined
}

/** What users clicked on: links that filters rate as a threat and that were opened all the same. A click that was blocked harms nobody. */
export const click = defineAnalyzer({
  id: 'click',
  title: 'Clicks on links',
  version: 1,
  reads: ['UrlClickEvents'],
  filledBy: 'Advanced-hunting exports of UrlClickEvents',
  run({ clicks, subjects }) {
    const found = [
      ...Map.groupBy(
        clicks.filter((row) => row.v.Url),
        (row) => row.v.Url!,
      ),
    ].flatMap(([url, rows]) => {
      const subject = subjects.find('url', { url }, { how: 'clicked on', at: rows[0]!.at, facts: { 'Clicked by': who(rows) } })
      return subject ? [{ subject, rows, judged: judge(rows) }] : []
    })
    return {
      examined: found.map((one) => one.subject),
      findings: found.flatMap(({ subject, rows, judged }) =>
        judged
          ? [
              {
                subject,
                ...judged,
                rows: rows
                  .filter(cameThrough)
                  .slice(0, 20)
                  .map((row) => row.ref),
              },
            ]
          : [],
      ),
    }
  },
})
