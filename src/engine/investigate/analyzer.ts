import type { Verdict } from '#model/verdict.ts'
import type { Gathered } from './gather/gathered.ts'
import type { RowRef } from './seen-row.ts'
import type { Subject } from './subject.ts'

/** One thing an analyzer holds against a subject, and the rows it judged by. Never without rows. */
export interface Finding {
  readonly subject: Subject
  readonly verdict: Extract<Verdict, 'suspicious' | 'malicious'>
  /** what it is, short: `Encoded PowerShell command` */
  readonly title: string
  /** why, in a sentence with what the rows say */
  readonly reason: string
  readonly techniques: readonly string[]
  readonly rows: readonly RowRef[]
}

export interface Judged {
  /** everything it could judge, whether or not it found anything */
  readonly examined: Iterable<Subject>
  readonly findings: readonly Finding[]
}

/** One written rule over local evidence; one file in `analyzers/` each. The same rows always give the same findings. */
export interface Analyzer {
  readonly id: string
  readonly title: string
  /** raised when what it finds changes: every stored finding names it */
  readonly version: number
  /** tables of which at least one must hold rows; where none does, its answer is Unknown */
  readonly reads: readonly string[]
  /** evidence that fills those tables, in words */
  readonly filledBy: string
  /** false where finding nothing says nothing for a subject: it is not called clean for that alone */
  readonly clears?: false
  run(gathered: Gathered): Judged
}

export const defineAnalyzer = (analyzer: Analyzer): Analyzer => analyzer

/** Evidence that fills the tables of endpoints. */
export const ENDPOINT_LOGS = 'Advanced-hunting exports, Sysmon or Security event logs'
