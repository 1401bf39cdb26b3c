import type { EntityKind } from '#model/entity-kind.ts'
import { relationOf } from '#model/relation.ts'
import type { Stop } from './timeline.ts'

export interface NarratedAlert {
  readonly id: number
  readonly title: string
  readonly entities: readonly number[]
}

export interface NarratedEntity {
  readonly id: number
  readonly kind: EntityKind
  readonly label: string
}

export interface NarratedEdge {
  readonly source: number
  readonly target: number
  readonly relation: string
  readonly first: string | null
}

/** What narration needs to know of an incident; `numbers` counts its alerts as the list does. */
export interface Story {
  readonly alerts: ReadonlyMap<number, NarratedAlert>
  readonly numbers: ReadonlyMap<number, number>
  readonly entities: ReadonlyMap<number, NarratedEntity>
  readonly edges: readonly NarratedEdge[]
}

const ACTORS: readonly EntityKind[] = [
  'process',
  'file',
  'analyzedMessage',
  'mailCluster',
  'url',
  'ip',
  'oauthApplication',
  'cloudApplication',
]
const PLACES: readonly EntityKind[] = ['device', 'mailbox', 'cloudApplication']
const PEOPLE: readonly EntityKind[] = ['user', 'account', 'servicePrincipal']

/** What happened at a stop in one sentence, without the time: "powershell.exe on WS-07 as alice: Encoded command (alert 7)". */
export function narrate(stop: Stop, story: Story): string {
  if (stop.alerts.length > 0) {
    const told = stop.alerts.map((alert) => alertSentence(alert, story))
    return told.length === 1 ? told[0]! : `${told.length} alerts at the same moment: ${told.join(' · ')}`
  }
  return entitySentence(stop, story)
}

function alertSentence(id: number, story: Story): string {
  const alert = story.alerts.get(id)
  if (!alert) return `alert ${id}`
  const entities = alert.entities.flatMap((entity) => story.entities.get(entity) ?? [])
  const of = (kinds: readonly EntityKind[]) => kinds.map((kind) => entities.find((entity) => entity.kind === kind)).find(Boolean)
  const [actor, place, person] = [of(ACTORS), of(PLACES), of(PEOPLE)]
  const who = actor?.label ?? person?.label ?? ''
  const where = place && place !== actor ? `${who ? ' on ' : 'On '}${place.label}` : ''
  const as = actor && person ? ` as ${person.label}` : ''
  const subject = `${who}${where}${as}`
  return `${subject ? `${subject}: ` : ''}${alert.title} (alert ${story.numbers.get(id) ?? id})`
}

function entitySentence(stop: Stop, story: Story): string {
  const began = new Set(stop.entities)
  const edge = story.edges.find(({ first, source, target }) => first === stop.time && (began.has(source) || began.has(target)))
  const label = (entity: number) => story.entities.get(entity)?.label ?? `entity ${entity}`
  const told = edge ? [edge.source, edge.target] : stop.entities.slice(0, 1)
  const sentence = edge
    ? `${label(edge.source)} ${relationOf(edge.relation)?.title ?? edge.relation} ${label(edge.target)}`
    : `${label(stop.entities[0]!)} first seen`
  const others = stop.entities.filter((entity) => !told.includes(entity)).length
  return others > 0 ? `${sentence}, and ${others} more at the same moment` : sentence
}
