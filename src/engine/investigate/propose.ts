import type { EntityKind } from '#model/entity-kind.ts'
import type { AutomationLevel, RemediationAction } from '#model/investigation.ts'
import type { Verdict } from '#model/verdict.ts'
import { preapproval } from './automation.ts'
import type { AnalyzerFinding } from './judge.ts'
import type { Subject } from './subject.ts'

export interface Proposal {
  readonly type: RemediationAction
  readonly subject: Subject
  readonly reason: string
  readonly preapproved: string
}

/** What answers a threat of each kind (spec §17). Kinds that are missing have no remedy of their own. */
const remedies: Partial<Record<EntityKind, RemediationAction>> = {
  file: 'quarantineFile',
  process: 'stopProcess',
  registryValue: 'removeRegistryValue',
  service: 'stopService',
  scheduledTask: 'removeScheduledTask',
  url: 'blockUrl',
  domain: 'blockUrl',
  ip: 'blockAddress',
  analyzedMessage: 'softDeleteMessage',
  user: 'resetPassword',
  account: 'resetPassword',
  mailboxConfiguration: 'turnOffForwarding',
}

/** So many different analyzers must hold something malicious against one device before it is proposed to isolate it. */
const ANALYZERS_AGAINST_DEVICE = 2

export interface ProposalInput {
  readonly findings: readonly AnalyzerFinding[]
  /** in force: the analyst's over what was found */
  verdictOf(subject: Subject): Verdict
  /** the evidence says it was remediated, prevented or blocked */
  isRemediated(subject: Subject): boolean
  /** the automation level of the subject's device */
  levelOf(subject: Subject): AutomationLevel
  /** the subject of a device's own */
  deviceOf(subject: Subject): Subject | undefined
}

const isThreat = (verdict: Verdict) => verdict === 'malicious' || verdict === 'suspicious'

/** What is proposed against the threats that were found; nothing where an analyst calls them clean, or the evidence says it was done. */
export function propose({ findings, verdictOf, isRemediated, levelOf, deviceOf }: ProposalInput): Proposal[] {
  const proposals: Proposal[] = []
  const against = new Map<Subject, Set<string>>()
  const add = (type: RemediationAction, subject: Subject, verdict: Verdict, reason: string) => {
    const level = levelOf(subject)
    if (level === 'none') return
    proposals.push({ type, subject, reason, preapproved: preapproval(level, type, verdict, subject.facts.Path ?? '') })
  }
  for (const [subject, of] of Map.groupBy(findings, (finding) => finding.subject)) {
    const verdict = verdictOf(subject)
    const [first] = of
    if (!first || !isThreat(verdict) || isRemediated(subject)) continue
    const type = remedies[subject.kind]
    const reason = [...new Set(of.map((finding) => finding.title))].join('; ')
    if (type) add(type, subject, verdict, reason)
    const device = deviceOf(subject)
    if (!device || verdict !== 'malicious') continue
    const analyzers = against.get(device) ?? new Set()
    against.set(device, analyzers)
    for (const finding of of) if (finding.verdict === 'malicious') analyzers.add(finding.analyzer.title)
  }
  for (const [device, analyzers] of against) {
    if (analyzers.size < ANALYZERS_AGAINST_DEVICE) continue
    add('isolateDevice', device, 'malicious', `Malicious acts on it, by ${[...analyzers].sort().join(', ')}`)
  }
  return proposals
}
