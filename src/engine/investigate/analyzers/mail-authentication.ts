import { defineAnalyzer, type Finding } from '../analyzer.ts'
import type { SeenRow } from '../seen-row.ts'

/** Results of sender checks, as `{"SPF":"pass","DKIM":"fail",…}` or as text. */
function checksOf(row: SeenRow): Map<string, string> {
  const text = row.v.AuthenticationDetails ?? ''
  return new Map(
    [...text.matchAll(/\b(spf|dkim|dmarc|compauth)\b["'\s:=]+([a-z]+)/gi)].map((found) => [
      found[1]!.toUpperCase(),
      found[2]!.toLowerCase(),
    ]),
  )
}

const FAILED = new Set(['fail', 'softfail', 'hardfail', 'permerror'])
const isDelivered = (row: SeenRow) => /^delivered/i.test(row.v.DeliveryAction!) || /inbox/i.test(row.v.DeliveryLocation!)

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** Whether the name shown to the reader is an address of another domain than the one it came from. */
function misleads({ v }: SeenRow): boolean {
  const shown = /[\w.+-]+@([\w.-]+\.\w+)/.exec(v.SenderDisplayName!)?.[1]?.toLowerCase()
  return shown !== undefined && shown !== domainOf(v.SenderFromAddress!)
}

function judge(row: SeenRow): Pick<Finding, 'verdict' | 'title' | 'reason'> | undefined {
  const { v } = row
  const from = v.SenderFromAddress!
  const threat = /phish|malware/i.exec(v.ThreatTypes!)?.[0]
  if (threat)
    return {
      verdict: 'malicious',
      title: `Mail rated as ${threat.toLowerCase()}`,
      reason: `Defender for Office 365 rated the mail from ${from} as ${v.ThreatTypes}${isDelivered(row) ? '; it was delivered' : ''}.`,
    }
  if (/^outbound|^intra/i.test(v.EmailDirection!)) return undefined
  const failed = [...checksOf(row)].filter(([, result]) => FAILED.has(result)).map(([check]) => check)
  if (failed.includes('DMARC') || failed.length >= 2)
    return {
      verdict: 'suspicious',
      title: 'Sender could not be authenticated',
      reason: `${failed.join(', ')} failed for mail from ${from}${isDelivered(row) ? ', which was delivered' : ''}.`,
    }
  if (misleads(row))
    return {
      verdict: 'suspicious',
      title: 'Shown name misleads',
      reason: `The mail shows the sender as ${v.SenderDisplayName}, but came from ${from}.`,
    }
  return undefined
}

/** Whether mail came from whom it says: SPF, DKIM and DMARC, the shown name, and what filters said. */
export const mailAuthentication = defineAnalyzer({
  id: 'mail-authentication',
  title: 'Mail authentication',
  version: 1,
  reads: ['EmailEvents'],
  filledBy: 'Advanced-hunting exports of EmailEvents',
  run({ messages, subjects }) {
    const found = [...Map.groupBy(messages, (row) => row.v.NetworkMessageId!).values()].flatMap((rows) => {
      const [first] = rows as [SeenRow]
      const { v } = first
      const subject = subjects.find(
        'analyzedMessage',
        { networkMessageId: v.NetworkMessageId!, internetMessageId: v.InternetMessageId!, subject: v.Subject!, senderIp: v.SenderIPv4! },
        {
          how: 'mail around the alerts',
          at: first.at,
          facts: {
            From: v.SenderFromAddress,
            To: rows
              .map((row) => row.v.RecipientEmailAddress)
              .slice(0, 5)
              .join(', '),
            Delivery: v.DeliveryAction,
          },
        },
      )
      return subject ? [{ subject, rows, judged: rows.map(judge).find((one) => one !== undefined) }] : []
    })
    return {
      examined: found.map((one) => one.subject),
      findings: found.flatMap(({ subject, rows, judged }) =>
        judged ? [{ ...judged, subject, techniques: ['T1566'], rows: rows.slice(0, 10).map((row) => row.ref) }] : [],
      ),
    }
  },
})
