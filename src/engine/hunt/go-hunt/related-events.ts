import { isoFromTicks, TICKS_PER_MINUTE, type Ticks, ticks, ticksFromIso } from '#base/ticks.ts'
import type { Inputs, Outputs } from '../../calls/index.ts'
import { quotedName } from '../../store/column-layout.ts'
import { huntingTable } from '../../store/hunting-table.ts'
import type { ReadStore } from '../../store/sql.ts'
import { kqlText } from '../kql-text.ts'

type Query = Outputs['hunt']['goHunt'][number]

/** By what an event's neighbours are found: the first of these that the event names. */
interface Pivot {
  /** column of the event that holds the name, and the condition it makes on the tables */
  readonly columns: readonly (readonly [column: string, condition: string])[]
  readonly says: string
  readonly tables: readonly string[]
}

const pivots: readonly Pivot[] = [
  {
    columns: [
      ['DeviceId', 'DeviceId =='],
      ['DeviceName', 'DeviceName =~'],
      ['Computer', 'DeviceName startswith'],
    ],
    says: 'The same device',
    tables: [
      'DeviceEvents',
      'DeviceFileEvents',
      'DeviceImageLoadEvents',
      'DeviceLogonEvents',
      'DeviceNetworkEvents',
      'DeviceProcessEvents',
      'DeviceRegistryEvents',
    ],
  },
  {
    columns: [['NetworkMessageId', 'NetworkMessageId ==']],
    says: 'The same message',
    tables: ['EmailEvents', 'EmailAttachmentInfo', 'EmailUrlInfo', 'EmailPostDeliveryEvents', 'UrlClickEvents'],
  },
  {
    columns: [
      ['AccountObjectId', 'AccountObjectId =='],
      ['AccountUpn', 'AccountUpn =~'],
      ['UserPrincipalName', 'AccountUpn =~'],
    ],
    says: 'The same account',
    tables: ['EntraIdSignInEvents', 'IdentityLogonEvents', 'IdentityQueryEvents', 'IdentityDirectoryEvents'],
  },
]

const HALF = 30n * TICKS_PER_MINUTE
const moment = (at: bigint) => `datetime(${isoFromTicks(ticks(at))})`

function relatedEvents(at: Ticks, said: (column: string) => string): Query[] {
  for (const { columns, says, tables } of pivots) {
    const named = columns.find(([column]) => said(column) !== '')
    if (!named) continue
    const [column, condition] = named
    const search = `search in (${tables.join(', ')})\n    Timestamp between (${moment(at - HALF)} .. ${moment(at + HALF)})\n    and ${condition} ${kqlText(said(column))}`
    const relevance =
      '| extend Relevance = iff(Timestamp == selected, "Selected event", iff(Timestamp < selected, "Earlier event", "Later event"))'
    return [
      {
        id: 'related-events',
        title: 'Hunt for related events',
        description: `${says} 30 minutes before and after`,
        query: `let selected = ${moment(at)};\n${search}\n${relevance}\n| sort by Timestamp desc\n| project-reorder Relevance`,
      },
    ]
  }
  return []
}

/**
 * What the same device (failing that message, account) did half an hour before and after one event, each row told whether it is
 * earlier or later (spec §15). Nothing where the row has no time or names none of them.
 */
export function goHuntRow(store: ReadStore, input: Inputs['hunt']['goHuntRow']): Query[] {
  const table = huntingTable(store, input.table)
  const internal = new Map(table?.columns.map((column) => [column.name, column.internal]))
  const time = internal.get(table?.timeColumn ?? '')
  if (!table || !time) return []
  const row = store.get<Record<string, unknown>>(`SELECT * FROM ${quotedName(table.name)} WHERE _id = ?`, input.row)
  const at = row?.[time]
  if (!row || at === null || at === undefined) return []
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return relatedEvents(ticks(BigInt(at as bigint)), (column) => text(row[internal.get(column) ?? '']))
}

/** {@link goHuntRow} for a row of hunting results, which is known by its values alone. */
export function goHuntValues(_store: ReadStore, { values }: Inputs['hunt']['goHuntValues']): Query[] {
  const at = ['Timestamp', 'TimeGenerated'].map((name) => values[name]).find((value) => typeof value === 'string')
  const moment = typeof at === 'string' ? ticksFromIso(at) : null
  return moment === null
    ? []
    : relatedEvents(moment, (column) => (typeof values[column] === 'string' ? (values[column] as string).trim() : ''))
}
