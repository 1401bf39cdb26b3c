import { setImmediate as turn } from 'node:timers/promises'
import { problemOf } from '#base/problem.ts'
import { type Verdict, verdicts } from '#model/verdict.ts'
import { huntingTable } from '../store/hunting-table.ts'
import type { ReadStore } from '../store/sql.ts'
import type { Analyzer, Finding } from './analyzer.ts'
import { analyzers } from './analyzers/index.ts'
import type { Gathered } from './gather/gathered.ts'
import type { Subject } from './subject.ts'

/** What became of one analyzer: it answered, had no rows to judge by (Unknown), or could not finish. */
export interface AnalyzerOutcome {
  readonly analyzer: string
  readonly title: string
  readonly outcome: 'answered' | 'unknown' | 'failed'
  readonly examined: number
  readonly findings: number
  /** why it could not answer, in words */
  readonly said: string
}

export interface AnalyzerFinding extends Finding {
  readonly analyzer: Analyzer
}

export interface Judgement {
  readonly outcomes: readonly AnalyzerOutcome[]
  readonly findings: readonly AnalyzerFinding[]
  /** the worst found of each; clean where something could judge it and found nothing; Unknown where nothing could */
  verdictOf(subject: Subject): Verdict
}

/** Why an analyzer cannot answer: none of its tables holds rows. */
function whyUnknown(store: ReadStore, { reads, filledBy }: Analyzer): string | undefined {
  if (reads.length === 0 || reads.some((name) => (huntingTable(store, name)?.rows ?? 0) > 0)) return undefined
  return `${reads.join(', ')} ${reads.length === 1 ? 'is' : 'are'} not in this evidence. ${filledBy} bring ${reads.length === 1 ? 'it' : 'them'}.`
}

const worse = (a: Verdict, b: Verdict): Verdict => (verdicts.indexOf(b) > verdicts.indexOf(a) ? b : a)

/**
 * Runs every analyzer over what was gathered. One that throws is told as failed and the others go on; other work of the process is let
 * in between them.
 */
export async function judge(store: ReadStore, gathered: Gathered, signal: AbortSignal, step: (done: number) => void): Promise<Judgement> {
  const outcomes: AnalyzerOutcome[] = []
  const findings: AnalyzerFinding[] = []
  const found = new Map<Subject, Verdict>()
  for (const [place, analyzer] of analyzers.entries()) {
    step(place)
    await turn()
    signal.throwIfAborted()
    const about = { analyzer: analyzer.id, title: analyzer.title, examined: 0, findings: 0 }
    const unknown = whyUnknown(store, analyzer)
    if (unknown !== undefined) {
      outcomes.push({ ...about, outcome: 'unknown', said: unknown })
      continue
    }
    try {
      const judged = analyzer.run(gathered)
      const examined = new Set(judged.examined)
      for (const subject of examined) if (!found.has(subject)) found.set(subject, analyzer.clears === false ? 'unknown' : 'noThreatsFound')
      for (const finding of judged.findings) {
        findings.push({ ...finding, analyzer })
        found.set(finding.subject, worse(found.get(finding.subject) ?? 'unknown', finding.verdict))
      }
      const nothing = examined.size === 0 && judged.findings.length === 0
      outcomes.push({
        ...about,
        outcome: nothing ? 'unknown' : 'answered',
        examined: examined.size,
        findings: judged.findings.length,
        said: nothing ? 'Nothing it could judge was found around the alerts.' : '',
      })
    } catch (thrown) {
      outcomes.push({ ...about, outcome: 'failed', said: problemOf(thrown).message })
    }
  }
  return { outcomes, findings, verdictOf: (subject) => found.get(subject) ?? 'unknown' }
}
