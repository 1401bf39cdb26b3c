import { isoFromTicks } from '#base/ticks.ts'
import { kindOf } from '#model/kinds/index.ts'
import { incidentEntries } from '../../activity/entries.ts'
import { CORRELATION } from '../../correlate/standing-incident.ts'
import { incidentOf } from '../../incidents/detail.ts'
import type { ReadStore } from '../../store/sql.ts'
import { storedTasks } from '../../tasks/read.ts'
import type { Summary } from './summary.ts'

const at = (iso: string | null) => (iso === null ? 'Undated' : `${iso.slice(0, 19).replace('T', ' ')} UTC`)
const escaped = (text: string) => text.replaceAll(/[\\`*_[\]<>|]/g, '\\$&').replaceAll(/\s+/g, ' ')
/** `notMalicious` → `not malicious`: as people write it. */
const apart = (value: string) => value.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
const list = (lines: readonly string[], none: string) => (lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : none)

/** A draft of the report in Markdown, from the log, the tasks and the evidence; what nobody decided yet is said to be open. */
export function draftReport(store: ReadStore, incident: number, summary: Summary): string {
  const stored = incidentOf(store, incident)
  const entries = incidentEntries(store, incident).filter((entry) => !entry.act.undone)
  const analysts = [
    ...new Set(entries.filter((entry) => entry.act.id !== null && entry.performedBy !== CORRELATION).map((entry) => entry.performedBy)),
  ]
  const resolved = entries.find((entry) => (entry.detail.after as { status?: string } | undefined)?.status === 'resolved')
  const tasks = storedTasks(store, incident)
  const done = tasks.filter((task) => task.status === 'completed')
  const open = tasks.filter((task) => task.status === 'open' || task.status === 'inProgress' || task.status === 'failed')
  const named = (entities: Summary['assets']) =>
    entities.map((entity) => `${escaped(entity.label)} (${kindOf(entity.kind).title}, ${apart(entity.verdict)})`)
  return [
    `# Incident #${stored.id}: ${escaped(stored.name)}`,
    '## Key times',
    list(
      [
        `First activity: ${at(summary.first)}`,
        `Last activity: ${at(summary.last)}`,
        `Created: ${at(isoFromTicks(stored.created))}`,
        resolved ? `Resolved: ${at(resolved.at)} by ${escaped(resolved.performedBy)}` : 'Resolved: not yet',
      ],
      '',
    ),
    '## Analysts',
    list(analysts.map(escaped), 'Nobody acted on it yet.'),
    '## Classification',
    stored.classification === 'unknown'
      ? 'Not classified yet.'
      : `${apart(stored.classification)}, ${apart(stored.determination)}.${stored.resolving_comment ? ` ${escaped(stored.resolving_comment)}` : ''}`,
    '## What happened',
    list(
      summary.steps.map((step) => `${at(step.at)}: ${escaped(step.tactic)}, ${escaped(step.title)} (alert #${step.alert})`),
      'Its alerts name no tactic.',
    ),
    '## Assets',
    list(named(summary.assets), 'The alerts name none.'),
    '## Indicators',
    list(named(summary.indicators), 'None is judged suspicious or malicious.'),
    '## Actions taken',
    list(
      done.map((task) => `${escaped(task.title)}, by ${escaped(task.modified_by)}`),
      'No task is completed.',
    ),
    '## Open',
    list(
      open.map((task) => `${escaped(task.title)}${task.assigned_to ? `, ${escaped(task.assigned_to)}` : ''}`),
      'No task is open.',
    ),
  ].join('\n\n')
}
