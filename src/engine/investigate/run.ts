import { fail } from '#base/problem.ts'
import type { CallContext } from '../calls/call.ts'
import type { WriteStore } from '../store/sql.ts'
import { analyzers } from './analyzers/index.ts'
import { gather } from './gather/gather.ts'
import type { Scope } from './gather/gathered.ts'
import { judge } from './judge.ts'
import { keepRun, type Step } from './keep-run.ts'
import { scopeOfAlerts, scopeOfEntity } from './scope.ts'
import { spreadOf } from './spread.ts'

export interface StoredInvestigation {
  readonly id: number
  readonly name: string
  readonly trigger_kind: 'alert' | 'manual'
  readonly trigger_alert: number | null
  readonly trigger_entity: number | null
}

/** The same threat on devices that it was not looked for on yet is followed so many times. */
const ROUNDS = 3

/** What an investigation is about: its alerts, failing these the entity an analyst named. */
function scopeOf(store: WriteStore, { id, trigger_entity }: StoredInvestigation): Scope {
  const alerts = store
    .all<{ alert: number }>('SELECT alert FROM investigation_alert WHERE investigation = ? AND supported = 1 ORDER BY 1', id)
    .map((row) => row.alert)
  if (trigger_entity !== null) return scopeOfEntity(store, trigger_entity)
  return alerts.length > 0
    ? scopeOfAlerts(store, alerts)
    : fail('investigation.nothing-to-judge', 'None of its alerts can be investigated.')
}

const told = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`

/**
 * Runs an investigation from its beginning: gathers, judges, follows threats to other devices, and keeps what came of it in place of what
 * a run before it kept. What analysts decided stands. The same evidence gives the same result. Other work of the process is let in
 * between; cancelled, it leaves what stood. Must not run within a transaction.
 */
export async function runInvestigation(store: WriteStore, investigation: StoredInvestigation, context: CallContext): Promise<void> {
  const steps: Step[] = []
  const log = (actor: string, text: string, outcome = '') => void steps.push({ actor, text, outcome })
  let scope = scopeOf(store, investigation)
  log('investigation', `Looks at ${[...scope.devices, ...scope.users].map((one) => one.label).join(', ') || 'what the alerts name'}.`)
  for (let round = 1; ; round++) {
    const gathered = await gather(store, scope, context.signal, (text) => log('investigation', text))
    const { processes, files, connections, registry, events, logons, signIns, messages, clicks } = gathered
    log(
      'investigation',
      `Gathered ${told(processes.length, 'process start')}, ${told(files.length, 'file event')}, ${told(connections.length, 'connection')}, ${told(registry.length + events.length, 'other device event')}, ${told(logons.length, 'logon')}, ${told(signIns.length, 'sign-in')}, ${told(messages.length, 'message')} and ${told(clicks.length, 'click')}.`,
    )
    const judgement = await judge(store, gathered, context.signal, (done) =>
      context.progress(`Investigating ${investigation.name}`, done, analyzers.length, 'analyzers'),
    )
    const { scope: wider, added, left } = spreadOf(store, scope, judgement)
    if (left > 0) log('investigation', `The same threat ran on ${told(left, 'further device')}; they are not added without asking.`)
    if (added.length === 0 || round === ROUNDS) {
      for (const one of judgement.outcomes) {
        log(
          one.analyzer,
          one.outcome === 'answered'
            ? `${one.title}: judged ${told(one.examined, 'entity').replace('entitys', 'entities')}.`
            : `${one.title}: ${one.said}`,
          one.outcome === 'answered'
            ? one.findings === 0
              ? 'No threats found'
              : told(one.findings, 'finding')
            : one.outcome === 'unknown'
              ? 'Unknown'
              : 'Failed',
        )
      }
      return keepRun(store, investigation.id, gathered, judgement, steps)
    }
    for (const device of added) log('investigation', `Added ${device.label}: the same threat ran there.`)
    scope = wider
  }
}
