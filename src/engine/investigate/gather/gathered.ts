import type { Ticks } from '#base/ticks.ts'
import type { AlertWord } from '../alert-words.ts'
import type { Indicator } from '../indicators.ts'
import type { Prevalence } from '../prevalence.ts'
import type { RowRef, SeenRow } from '../seen-row.ts'
import type { DevicePlace, Subject, Subjects } from '../subject.ts'

/** A device under investigation, with the names rows call it by. */
export interface ScopeDevice extends DevicePlace {
  readonly entity: number | null
  readonly ids: readonly string[]
  readonly names: readonly string[]
}

/** An account or mailbox under investigation, with the names rows call it by. */
export interface ScopeUser {
  readonly entity: number | null
  readonly label: string
  readonly upns: readonly string[]
  readonly objectIds: readonly string[]
  readonly sids: readonly string[]
}

/** A process alerts name: where it ran, its id, and its start as far as it is told. */
export interface ScopeProcess {
  readonly device: string
  readonly pid: string
  readonly start: string
}

/** What an investigation is about. */
export interface Scope {
  readonly alerts: readonly number[]
  readonly devices: readonly ScopeDevice[]
  readonly users: readonly ScopeUser[]
  readonly mailboxes: readonly string[]
  readonly messages: readonly string[]
  readonly processes: readonly ScopeProcess[]
  /** activity of the alerts, or the time an analyst asked for */
  readonly from: Ticks
  readonly to: Ticks
  /** by hand on a device: everything of that time, not only what hangs together with alerts */
  readonly whole: boolean
}

/** A process start, with its place in the tree. */
export interface SeenProcess extends SeenRow {
  readonly subject: Subject
  readonly device: ScopeDevice
}

/** A row of a device, with who acted as far as the row tells. */
export interface SeenEvent extends SeenRow {
  readonly device: ScopeDevice
  readonly actor: Subject | undefined
}

/** What an alert says of an entity, and where. */
export interface NamedEntity {
  readonly subject: Subject
  readonly rows: readonly RowRef[]
}

/** Everything gathered around the alerts: what analyzers judge. Rows are in order of time, then of table place. */
export interface Gathered {
  readonly scope: Scope
  readonly subjects: Subjects
  readonly named: readonly NamedEntity[]
  readonly processes: readonly SeenProcess[]
  readonly files: readonly SeenEvent[]
  readonly connections: readonly SeenEvent[]
  readonly registry: readonly SeenEvent[]
  /** DeviceEvents: services, tasks, opened processes, scripts … */
  readonly events: readonly SeenEvent[]
  readonly logons: readonly SeenEvent[]
  readonly signIns: readonly SeenRow[]
  readonly messages: readonly SeenRow[]
  readonly clicks: readonly SeenRow[]
  readonly prevalence: Prevalence
  /** what alerts of the whole case say of entities, worst first */
  wordsOfAlerts(entities: readonly number[]): ReadonlyMap<number, readonly AlertWord[]>
  /** indicators of the case's intelligence tables that name some values, by the value in lower case */
  indicatorsOf(values: Iterable<string>): ReadonlyMap<string, readonly Indicator[]>
}
