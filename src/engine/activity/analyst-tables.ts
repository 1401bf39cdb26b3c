import type { ReadStore } from '../store/sql.ts'

/** A table whose rows analysts change, as undo must know it. */
export interface AnalystTable {
  readonly name: string
  /** every column in the table's order, or those analysts change where the rest is the evidence's */
  readonly columns: readonly string[]
  /** columns that name a row */
  readonly key: readonly string[]
  /** worked out anew after an undo (see `rederive.ts`): never compared, never a reason to refuse */
  readonly derived: ReadonlySet<string>
  /** a column that is derived while its flag is 0 */
  readonly derivedUnless: Readonly<Record<string, string>>
  /** columns of JSON objects: each field stands for itself, as a column would */
  readonly objects: ReadonlySet<string>
  /** rows correlation may have written anew since: what is otherwise by now is passed over */
  readonly loose: boolean
  /** derived tables whose rows go with a row that an undo takes out: `[table, column]` */
  readonly dependents: readonly (readonly [string, string])[]
  /** false where a row is evidence and only some of its columns are an analyst's: then an act that adds or removes one cannot be undone */
  readonly whole: boolean
}

type Told = Partial<Omit<AnalystTable, 'name'>>

/** What differs from the rule that a table's rows are named by its primary key and are the analyst's in all columns. */
const told: Readonly<Record<string, Told>> = {
  incident: {
    derived: new Set(['priority', 'priority_factors', 'first_activity', 'last_activity', 'last_update', 'digest']),
    derivedUnless: { name: 'name_set', severity: 'severity_set' },
    dependents: [
      ['incident_facet', 'incident'],
      ['incident_position', 'incident'],
    ],
  },
  alert: { columns: ['id', 'overrides'], objects: new Set(['overrides']), whole: false },
  alert_link: { key: ['alert', 'with_alert', 'rule', 'reason'], loose: true },
}

/**
 * Tables no analyst's act stands in: evidence as it was read, what is worked out from it, the log itself, and the places of a drawing,
 * which would fill the history with drags. Every other table of the schema is an analyst's, so that a new one joins without being named.
 */
const notAnalysts: ReadonlySet<string> = new Set([
  'act',
  'act_change',
  'activity',
  'alert_evidence',
  'alert_other_id',
  'alert_source',
  'alert_table_row',
  'case_info',
  'clocked_table',
  'detection_run',
  'distinct_reading',
  'distinct_row',
  'edge',
  'edge_record',
  'entity',
  'entity_identifier',
  'hunting_table',
  'incident_facet',
  'incident_position',
  'made_alert',
  'made_of_row',
  'name_changed',
  'name_index',
  'investigation',
  'investigation_action',
  'investigation_alert',
  'investigation_entity',
  'investigation_finding',
  'investigation_log',
  'investigation_row',
  'provider_incident',
  'provider_incident_alert',
  'raw_record',
  'source',
  'source_problem',
  'source_table',
  'withheld_link',
])

interface Column {
  readonly name: string
  readonly pk: number
}

function analystTable(store: ReadStore, name: string): AnalystTable {
  const columns = store.all<Column>('SELECT name, pk FROM pragma_table_info(?) ORDER BY cid', name)
  const primary = columns.filter((column) => column.pk > 0).sort((a, b) => a.pk - b.pk)
  return {
    name,
    columns: columns.map((column) => column.name),
    key: primary.map((column) => column.name),
    derived: new Set(),
    derivedUnless: {},
    objects: new Set(),
    loose: false,
    dependents: [],
    whole: true,
    ...told[name],
  }
}

/** The analysts' tables of a case, by name: STRICT tables of the schema that are not said to be anything else. */
export function analystTables(store: ReadStore): AnalystTable[] {
  return store
    .all<{ name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1
         AND name NOT IN (SELECT name FROM hunting_table) ORDER BY name`,
    )
    .filter(({ name }) => !notAnalysts.has(name))
    .map(({ name }) => analystTable(store, name))
}
