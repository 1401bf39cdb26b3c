import { isoFromTicks, type Ticks } from '#base/ticks.ts'
import type { Inputs, Outputs } from '../calls/index.ts'
import { entityRow } from '../entities/detail.ts'
import { type TableInSql, tableWithRows } from '../entities/hunting-rows.ts'
import { kqlText, namedRows } from '../entities/name-conditions.ts'
import type { ReadStore, SqlValue } from '../store/sql.ts'
import { createNameFinder } from './known-names.ts'

type Similar = Outputs['sections']['similarMails']
type Reason = Similar['mails'][number]['reasons'][number]

/** Messages listed; what is less alike is reached by the query. */
const SHOWN = 200
/** An attachment or address that more messages than this carry (a signature's picture, a footer's link) says nothing of likeness. */
const COMMON = 500

/** What one message has, as far as likeness goes. */
interface Own {
  readonly id: string
  readonly subject: string
  readonly sender: string
  readonly cluster: string
}

/** The subject without the marks that replies and forwards put before it. */
export const bareSubject = (subject: string): string => subject.replace(/^(\s*(re|fw|fwd|aw|wg|sv|vs|tr|rv)\s*(\[\d+\])?\s*:)+/i, '').trim()

const columns = ['NetworkMessageId', 'Subject', 'SenderFromAddress', 'EmailClusterId'] as const

const cell = (of: TableInSql, column: string) => (of.has(column) ? `ifnull(CAST(${of.sql(column)} AS TEXT), '')` : "''")

function ownMessages(store: ReadStore, of: TableInSql, entity: number): Own[] {
  const names = store.all<{ type: string; value: string }>('SELECT type, value FROM entity_identifier WHERE entity = ?', entity)
  const condition = namedRows(of, names, ['NetworkMessageId', 'InternetMessageId'])
  if (!condition) return []
  const [id, subject, sender, cluster] = columns.map((column) => cell(of, column))
  return store.all<Own>(
    `SELECT DISTINCT ${id} AS id, ${subject} AS subject, ${sender} AS sender, ${cluster} AS cluster FROM ${of.from} WHERE ${condition.sql}`,
    ...condition.params,
  )
}

/** Messages that carry what the own ones carry, in a table of what messages have: its value and whose it is. */
function sharing(store: ReadStore, table: string, column: string, own: readonly string[]): Map<string, string> {
  const of = tableWithRows(store, table)
  if (!of?.has(column) || !of.has('NetworkMessageId')) return new Map()
  const [id, value] = [of.sql('NetworkMessageId'), of.sql(column)]
  const rows = store.all<{ id: string; value: string }>(
    `WITH carried AS MATERIALIZED (
       SELECT DISTINCT ${value} AS value FROM ${of.from} WHERE ${id} IN (SELECT value FROM json_each(?)) AND ${value} <> ''),
     common AS MATERIALIZED (SELECT ${value} AS value FROM ${of.from} WHERE ${value} IN (SELECT value FROM carried)
       GROUP BY 1 HAVING count(DISTINCT ${id}) > ${COMMON})
     SELECT DISTINCT ${id} AS id, ${value} AS value FROM ${of.from}
     WHERE ${value} IN (SELECT value FROM carried) AND ${value} NOT IN (SELECT value FROM common)`,
    JSON.stringify(own),
  )
  return new Map(rows.map((row) => [row.id, row.value]))
}

const listed = (values: readonly string[]) => [...new Set(values)].filter((value) => value !== '' && value !== '0')

/**
 * Messages like this one, each with why: the same cluster of the filters, subject (replies and forwards apart), sender, attachment, or
 * address in the body. Those with most in common come first, then the newest. Fails with `entity.not-found`.
 */
export function similarMails(store: ReadStore, { entity }: Inputs['sections']['similarMails']): Similar {
  entityRow(store, entity)
  const filledBy = 'EmailEvents of advanced hunting, with EmailAttachmentInfo and EmailUrlInfo'
  const of = tableWithRows(store, 'EmailEvents')
  const own = of ? ownMessages(store, of, entity) : []
  if (!of || own.length === 0) return { mails: [], total: 0, query: '', filledBy, known: false }
  const ids = own.map((one) => one.id)
  const files = sharing(store, 'EmailAttachmentInfo', 'SHA256', ids)
  const urls = sharing(store, 'EmailUrlInfo', 'Url', ids)
  const carrying = [...new Set([...files.keys(), ...urls.keys()])]
  const subjects = listed(own.map((one) => bareSubject(one.subject)))
  const senders = listed(own.map((one) => one.sender.toLowerCase()))
  const clusters = listed(own.map((one) => one.cluster))

  const parts: { readonly sql: string; readonly params: readonly SqlValue[]; readonly kql: string }[] = []
  const any = (column: string, values: readonly string[], sql: string, kql: string) => {
    if (of.has(column) && values.length > 0) parts.push({ sql, params: [JSON.stringify(values)], kql })
  }
  const texts = (values: readonly string[]) => values.map(kqlText).join(', ')
  const subject = of.has('Subject') ? of.sql('Subject') : "''"
  any(
    'Subject',
    subjects,
    `EXISTS (SELECT 1 FROM json_each(?) AS one WHERE ${subject} LIKE '%' || replace(replace(replace(one.value, '\\', '\\\\'), '%', '\\%'), '_', '\\_') ESCAPE '\\')`,
    subjects.map((one) => `Subject endswith ${kqlText(one)}`).join(' or '),
  )
  any(
    'SenderFromAddress',
    senders,
    `lower(${of.sql('SenderFromAddress')}) IN (SELECT value FROM json_each(?))`,
    `SenderFromAddress in~ (${texts(senders)})`,
  )
  any(
    'EmailClusterId',
    clusters,
    `${cell(of, 'EmailClusterId')} IN (SELECT value FROM json_each(?))`,
    `tostring(EmailClusterId) in (${texts(clusters)})`,
  )
  any(
    'NetworkMessageId',
    carrying,
    `${of.sql('NetworkMessageId')} IN (SELECT value FROM json_each(?))`,
    `NetworkMessageId in (${texts(carrying.slice(0, SHOWN))})`,
  )
  if (parts.length === 0) return { mails: [], total: 0, query: '', filledBy, known: true }
  const rows = store.all<Record<string, unknown>>(
    `SELECT ${[...columns, 'SenderDisplayName', 'RecipientEmailAddress', 'DeliveryAction', 'LatestDeliveryLocation'].map((column, i) => `${cell(of, column)} AS c${i}`).join(', ')},
       ${of.time} AS at FROM ${of.from}
     WHERE (${parts.map((part) => part.sql).join(' OR ')}) AND ${of.sql('NetworkMessageId')} NOT IN (SELECT value FROM json_each(?))`,
    ...parts.flatMap((part) => part.params),
    JSON.stringify(ids),
  )
  const find = createNameFinder(store)
  const mails = rows.flatMap((row) => {
    const [id, title, sender, cluster, name, recipient, action, location] = Array.from({ length: 8 }, (_, i) => String(row[`c${i}`]))
    const reasons: Reason[] = []
    const say = (is: boolean, kind: Reason['kind'], value: string) => is && reasons.push({ kind, value })
    const bare = bareSubject(title!)
    say(clusters.includes(cluster!), 'cluster', cluster!)
    say(files.has(id!), 'attachment', files.get(id!) ?? '')
    say(urls.has(id!), 'url', urls.get(id!) ?? '')
    say(
      subjects.some((one) => one.toLowerCase() === bare.toLowerCase()),
      'subject',
      bare,
    )
    say(senders.includes(sender!.toLowerCase()), 'sender', sender!)
    // a longer subject that only ends alike
    if (reasons.length === 0) return []
    const at = row.at as Ticks | null
    return [
      {
        id: id!,
        subject: title!,
        sender: sender!,
        senderName: name!,
        recipient: recipient!,
        action: action!,
        location: location!,
        at,
        reasons,
      },
    ]
  })
  mails.sort((a, b) => b.reasons.length - a.reasons.length || Number((b.at ?? 0n) - (a.at ?? 0n)) || (a.id < b.id ? -1 : 1))
  return {
    mails: mails.slice(0, SHOWN).map(({ at, id, ...mail }) => ({
      ...mail,
      message: id,
      at: at === null ? '' : isoFromTicks(at),
      entity: find('analyzedMessage', id),
    })),
    total: mails.length,
    query: [
      'EmailEvents',
      `| where ${parts.map((part) => part.kql).join('\n    or ')}`,
      `| where NetworkMessageId !in (${texts(ids)})`,
    ].join('\n'),
    filledBy,
    known: true,
  }
}
