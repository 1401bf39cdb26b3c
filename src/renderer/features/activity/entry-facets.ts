import { actionTitle, type Entry, entryTitle, stateOf, stateTitles } from './entry-words.ts'

/** A filter of an incident's activities (spec §7.7): what an entry has to say to it, or nothing. */
export interface EntryFacet {
  readonly id: string
  readonly title: string
  /** undefined where the entry carries no such value */
  value(entry: Entry): string | undefined
  /** why no entry carries one */
  readonly note?: string
}

const ENGINE = 'Coldtrail – '

const byEngine = (entry: Entry) => entry.performedBy.startsWith(ENGINE)
const byProvider = (entry: Entry) => entry.kind === 'comment' && entry.act.id === null

/** What brought the entry about. */
function trigger(entry: Entry): string {
  if (byProvider(entry) || entry.action.startsWith('source.')) return 'Import'
  return byEngine(entry) ? 'Automatic' : 'By hand'
}

const nouns: Readonly<Record<string, string>> = {
  alerts: 'alert',
  activity: 'undo',
  source: 'evidence',
}

/** The portal's ten filters, as far as the entries of a case can answer them. */
export const entryFacets: readonly EntryFacet[] = [
  { id: 'origin', title: 'Origin', value: (entry) => (byProvider(entry) ? 'Provider' : byEngine(entry) ? 'Automation' : 'Analyst') },
  {
    id: 'category',
    title: 'Category',
    value: (entry) => {
      const noun = entry.action.split('.')[0]!
      return actionTitle(nouns[noun] ?? noun)
    },
  },
  {
    id: 'provider',
    title: 'Provider',
    value: (entry) => (byProvider(entry) ? 'The incident’s provider' : byEngine(entry) ? entry.performedBy : 'Coldtrail'),
  },
  { id: 'trigger', title: 'Trigger', value: trigger },
  { id: 'status', title: 'Activity status', value: (entry) => stateTitles[stateOf(entry)] },
  {
    id: 'policyStatus',
    title: 'Policy status',
    value: () => undefined,
    note: 'No entry carries one: a policy’s status is known to the portal alone, and no export brings it.',
  },
  { id: 'type', title: 'Type', value: entryTitle },
  { id: 'targetName', title: 'Target name', value: (entry) => entry.targetName || undefined },
  { id: 'targetType', title: 'Target type', value: (entry) => actionTitle(entry.targetType) },
  { id: 'performedBy', title: 'Performed by', value: (entry) => entry.performedBy },
]

export type FacetChoice = Readonly<Record<string, readonly string[]>>

/** Entries that fit every filter set; values within one are alternatives. `without` leaves one filter out, to count its own values. */
export const chosenEntries = (entries: readonly Entry[], choice: FacetChoice, without?: string): Entry[] =>
  entries.filter((entry) =>
    entryFacets.every(({ id, value }) => {
      const chosen = choice[id]
      return id === without || !chosen || chosen.includes(value(entry) ?? '')
    }),
  )

/** The values a filter can take among the entries the other filters leave, most frequent first. */
export function facetValues(entries: readonly Entry[], facet: EntryFacet, choice: FacetChoice): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const entry of chosenEntries(entries, choice, facet.id)) {
    const value = facet.value(entry)
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
}
