import type { EntityKind } from '#model/entity-kind.ts'
import type { TaskActionType } from '#model/task.ts'
import type { Outputs } from '../../calls/index.ts'
import { incidentOf } from '../../incidents/detail.ts'
import type { StoredIncident } from '../../incidents/row.ts'
import type { ReadStore } from '../../store/sql.ts'
import { listTemplates, type StoredTask, storedTasks } from '../../tasks/read.ts'
import { type EntityFact, entitiesOf } from './facts.ts'

type Card = Outputs['assist']['incident']['cards'][number]

/** What contains a kind of entity, and why it is worth doing. */
interface Containment {
  readonly kinds: readonly EntityKind[]
  readonly actionType: TaskActionType
  readonly stage: 'containment' | 'remediation'
  title(label: string): string
  readonly why: string
}

const containments: readonly Containment[] = [
  {
    kinds: ['device'],
    actionType: 'isolateDevice',
    stage: 'containment',
    title: (label) => `Isolate ${label}`,
    why: 'so that what runs on it reaches no other device',
  },
  {
    kinds: ['user'],
    actionType: 'requireSignIn',
    stage: 'containment',
    title: (label) => `Sign out the sessions of ${label}`,
    why: 'so that a stolen session ends',
  },
  {
    kinds: ['file'],
    actionType: 'stopAndQuarantineFile',
    stage: 'remediation',
    title: (label) => `Stop and quarantine ${label}`,
    why: 'so that it runs nowhere again',
  },
  {
    kinds: ['ip', 'url', 'dns'],
    actionType: 'submitIocRule',
    stage: 'containment',
    title: (label) => `Block ${label}`,
    why: 'so that no device reaches it again',
  },
  {
    kinds: ['analyzedMessage', 'mailCluster'],
    actionType: 'softDeleteEmail',
    stage: 'remediation',
    title: (label) => `Remove “${label}” from mailboxes`,
    why: 'so that nobody opens it yet',
  },
]

/** Most cards of one kind of action: the entities most alerts name come first. */
const MOST = 5

/** What the evidence says automation did already. */
const DONE_BY_AUTOMATION = new Set(['remediated', 'prevented', 'blocked'])

const doneByTask = (tasks: readonly StoredTask[], title: string): string => {
  const task = tasks.find((each) => each.title === title)
  if (!task) return ''
  return task.status === 'completed' || task.status === 'notRelevant'
    ? `Task ${task.status === 'completed' ? 'completed' : 'not relevant'}`
    : ''
}

function triage(stored: StoredIncident): Card[] {
  const card = (title: string, why: string, done: string): Card => ({
    stage: 'triage',
    title,
    why,
    done,
    entity: null,
    actionType: 'text',
    hasTask: false,
  })
  return [
    card('Assign the incident', 'so that one person decides', stored.assigned_to ? `Assigned to ${stored.assigned_to}` : ''),
    card(
      'Classify the incident',
      'true positive, expected activity or false positive decides about everything below',
      stored.classification === 'unknown' ? '' : 'Classified',
    ),
  ]
}

function containment(entities: readonly EntityFact[], tasks: readonly StoredTask[]): Card[] {
  return containments.flatMap(({ kinds, actionType, stage, title, why }) =>
    entities
      .filter((entity) => kinds.includes(entity.kind) && entity.verdict !== 'noThreatsFound')
      .filter((entity) => entity.kind === 'device' || entity.kind === 'user' || entity.verdict !== 'unknown')
      .slice(0, MOST)
      .map((entity): Card => {
        const [automatic] = entity.statuses.filter((status) => DONE_BY_AUTOMATION.has(status))
        const named = title(entity.label)
        return {
          stage,
          title: named,
          why: `${why}; ${entity.alerts === 1 ? 'an alert names' : `${entity.alerts} alerts name`} it, verdict ${entity.verdict}`,
          done: doneByTask(tasks, named) || (automatic ? `The evidence says ${automatic}` : ''),
          entity: entity.id,
          actionType,
          hasTask: tasks.some((task) => task.title === named),
        }
      }),
  )
}

function fromTemplates(store: ReadStore, incident: number, tasks: readonly StoredTask[]): Card[] {
  const fitting = listTemplates(store, { incident }).filter((template) => template.fits)
  return fitting.flatMap((template) =>
    template.tasks.map(
      (step): Card => ({
        stage: step.actionType === 'text' ? 'investigation' : 'remediation',
        title: step.title,
        why: step.description || `a step of “${template.title}”`,
        done: doneByTask(tasks, step.title),
        entity: null,
        actionType: step.actionType,
        hasTask: tasks.some((task) => task.title === step.title),
      }),
    ),
  )
}

/** What to do next, by stage, from the incident's evidence and the steps written for its alert categories; what is done says by what. */
export function guide(store: ReadStore, incident: number): Card[] {
  const tasks = storedTasks(store, incident)
  const cards = [
    ...triage(incidentOf(store, incident)),
    ...containment(entitiesOf(store, incident), tasks),
    ...fromTemplates(store, incident, tasks),
  ]
  const stages = ['triage', 'containment', 'investigation', 'remediation']
  return cards.sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage))
}
