import { identifierTitle, readName } from '#model/identity/identifier-title.ts'
import { type Address, address } from '../state/address.ts'
import type { OutputOf } from '../state/client.ts'
import type { Session } from '../state/session.ts'
import { kindLabel, severityLabels } from '../theme/labels.ts'
import { pageOf } from './page-of.ts'

export type Hit = OutputOf<'search.names'>[number]

export const hitGroups: Readonly<Record<Hit['kind'], string>> = {
  incident: 'Incidents',
  alert: 'Alerts',
  entity: 'Entities',
  task: 'Tasks',
  query: 'Queries',
  table: 'Tables',
  source: 'Evidence',
}

/** What stands beside a hit: why it matched, or what it is. */
export function hitAside(hit: Hit): string {
  const what =
    hit.kind === 'entity' && hit.entityKind
      ? kindLabel(hit.entityKind)
      : hit.kind === 'incident'
        ? `#${hit.id}`
        : hit.severity
          ? severityLabels[hit.severity]
          : ''
  return [what, hit.kind === 'entity' ? otherName(hit.why) : hit.why].filter(Boolean).join(' · ')
}

/** `sha256 1f00…` → `SHA-256 1f00…`: the other name by which an entity was found. */
function otherName(why: string): string {
  const [type = '', ...value] = why.split(' ')
  return value.length > 0 ? `${identifierTitle(type)} ${readName(type, value.join(' ')).name}` : why
}

/** The page a hit has; undefined where it is shown beside a page. */
function pageOfHit(hit: Hit): Address | undefined {
  if (hit.kind === 'incident') return address(['incidents', hit.id])
  if (hit.kind === 'alert') return address(['alerts', hit.id])
  if (hit.kind === 'task' && hit.incident !== null) return address(['incidents', hit.incident, 'tasks'])
  if (hit.kind === 'table') return address(['hunting'], { query: `${hit.id}\n| take 100`, title: hit.title })
  const entityPage = address(['entities', hit.id])
  return hit.kind === 'entity' && pageOf(entityPage) ? entityPage : undefined
}

async function openQuery(session: Session, hit: Hit): Promise<void> {
  const kept = await session.calls.ask('hunt.savedQueries', {})
  if (!kept.ok) return session.notices.tell(kept.problem)
  const query = kept.value.find((each) => each.id === hit.id)
  if (query) session.tabs.open(address(['hunting'], { query: query.query, title: query.name }), 'tab')
}

/** Goes to what was found. */
export function openHit(session: Session, hit: Hit): void {
  const page = pageOfHit(hit)
  if (page) session.tabs.open(page, 'tab')
  else if (hit.kind === 'query') void openQuery(session, hit)
  else {
    if (hit.kind === 'source') session.tabs.open(address(['evidence']), 'tab')
    session.tabs.openPane({ kind: hit.kind, id: Number(hit.id) })
  }
}
