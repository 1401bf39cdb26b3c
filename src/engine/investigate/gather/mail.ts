import { TICKS_PER_DAY, type Ticks } from '#base/ticks.ts'
import { tableWithRows } from '../../entities/hunting-rows.ts'
import type { ReadStore, SqlValue } from '../../store/sql.ts'
import { type SeenRow, seenRows } from '../seen-row.ts'
import type { Scope } from './gathered.ts'

const MESSAGE = [
  'NetworkMessageId',
  'InternetMessageId',
  'Subject',
  'SenderFromAddress',
  'SenderFromDomain',
  'SenderMailFromAddress',
  'SenderMailFromDomain',
  'SenderDisplayName',
  'SenderIPv4',
  'RecipientEmailAddress',
  'EmailDirection',
  'DeliveryAction',
  'DeliveryLocation',
  'AuthenticationDetails',
  'ThreatTypes',
  'ThreatNames',
  'DetectionMethods',
]

/** Mail this long before the alerts may have begun them. */
const BEFORE = 2n * TICKS_PER_DAY

/** Messages the alerts name, and where they name none, what the mailboxes under investigation received around them. */
export function gatherMessages(store: ReadStore, scope: Scope): SeenRow[] {
  const table = tableWithRows(store, 'EmailEvents')
  if (!table) return []
  const found = (where: string, ...params: SqlValue[]) => [
    ...seenRows(store, table, MESSAGE, `${where} ORDER BY ${table.time}, _id LIMIT 5000`, ...params),
  ]
  if (scope.messages.length > 0)
    return found(`${table.sql('NetworkMessageId')} IN (SELECT value FROM json_each(?))`, JSON.stringify(scope.messages))
  if (scope.mailboxes.length === 0) return []
  return found(
    `${table.sql('RecipientEmailAddress')} COLLATE NOCASE IN (SELECT value FROM json_each(?)) AND ${table.time} BETWEEN ? AND ?`,
    JSON.stringify(scope.mailboxes),
    (scope.from - BEFORE) as Ticks,
    scope.to,
  )
}

/** Clicks on links by the users under investigation, around the alerts. */
export function gatherClicks(store: ReadStore, scope: Scope): SeenRow[] {
  const table = tableWithRows(store, 'UrlClickEvents')
  const upns = [...new Set([...scope.users.flatMap((user) => user.upns), ...scope.mailboxes])]
  if (!table || upns.length === 0) return []
  return [
    ...seenRows(
      store,
      table,
      ['Url', 'ActionType', 'AccountUpn', 'NetworkMessageId', 'IsClickedThrough', 'ThreatTypes', 'IPAddress'],
      `${table.sql('AccountUpn')} COLLATE NOCASE IN (SELECT value FROM json_each(?)) AND ${table.time} BETWEEN ? AND ? ORDER BY ${table.time}, _id LIMIT 5000`,
      JSON.stringify(upns),
      (scope.from - TICKS_PER_DAY) as Ticks,
      (scope.to + TICKS_PER_DAY) as Ticks,
    ),
  ]
}
