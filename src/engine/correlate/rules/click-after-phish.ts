import { bearersOf, linkOf } from '../chain.ts'
import type { AlertFact, EntityFact } from '../facts.ts'
import { DAY, HOUR, type Link, type Rule, spanText } from '../rule.ts'

const MESSAGES = new Set(['analyzedMessage', 'submissionMail', 'teamsMessage'])

const isMail = (alert: AlertFact) => alert.mentions.some((mention) => MESSAGES.has(mention.entity.kind))

/** A user who clicked what an alerted message carried, and the next alert on that user. */
export const clickAfterPhish: Rule = {
  id: 'click-after-phish',
  title: 'Click after phish',
  version: 2,
  reads: ['email messages', 'clicked'],
  *run(facts): Generator<Link> {
    const urls = bearersOf(facts, ['url'])
    const users = bearersOf(facts, ['user', 'account'])
    for (const edge of facts.edges) {
      if (edge.relation !== 'clicked') continue
      for (const moment of edge.moments) {
        const phish = urls.get(edge.target)?.findLast(({ alert }) => isMail(alert) && alert.first <= moment + DAY)?.alert
        const next = nextOf(users.get(edge.source)?.map((one) => one.alert) ?? [], moment, phish)
        if (phish && next) yield linkOf(clickAfterPhish, phish, next, edge.source, spanText(Math.abs(next.first - moment)))
      }
    }
  },
  explain: (link) =>
    `Click after phish: ${label(link.entity)} clicked what the message of “${link.earlier.title}” carried, ${link.note} from ${link.told === 'earlier' ? `“${link.later.title}”` : 'this alert'}.`,
}

const label = (entity: EntityFact | null) => entity?.label ?? 'the user'

const nextOf = (alerts: readonly AlertFact[], moment: number, phish: AlertFact | undefined): AlertFact | undefined =>
  alerts.find((alert) => alert !== phish && alert.last >= moment - HOUR && alert.first <= moment + DAY)
