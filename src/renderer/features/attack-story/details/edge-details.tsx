import { Button, Link } from '@fluentui/react-components'
import { relationOf } from '#model/relation.ts'
import { useSession } from '../../../state/use-session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { Fact, Facts, PaneBody, PaneHeader, PaneSection } from '../../../ui/side-pane.tsx'
import { TimeText } from '../../../ui/time-text.tsx'
import { EntityLink } from '../../entity/index.ts'
import { type GraphEdge, seenFrom } from '../scene/scene.ts'
import { useStory } from '../story/story-view.ts'
import styles from './details.module.css'

/** One relation: what it says, when it was seen, in how many records; and the others between the same two. */
export function EdgeDetails({ edge: id }: { edge: number }) {
  const { story, view } = useStory()
  const { focus } = useSession()
  const edge = story.graph.edges.find((each) => each.id === id)
  if (!edge) return <EmptyState title="This relation is not part of the incident" />
  const [source, target] = [story.source.byId.get(edge.source), story.source.byId.get(edge.target)]
  const alongside = story.graph.edges.filter((each) => each.id !== id && samePair(each, edge))
  const verb = relationOf(edge.relation)?.title ?? edge.relation
  return (
    <>
      <PaneHeader
        title={
          <>
            <EvidenceText>{source?.label ?? ''}</EvidenceText> {verb} <EvidenceText>{target?.label ?? ''}</EvidenceText>
          </>
        }
        subtitle={edge.basis === 'observed' ? 'Observed' : 'Possible: not seen in any record'}
        onClose={() => focus.set({ edge: null })}
      />
      <PaneBody>
        <PaneSection title="At a glance">
          <Facts>
            <Fact title="First">
              <TimeText at={seenFrom(edge)} />
            </Fact>
            <Fact title="Last">
              <TimeText at={edge.last} />
            </Fact>
            <Fact title="Records">
              <Link as="button" onClick={() => view.setState({ details: 'records' })}>
                {edge.records.toLocaleString('en')} (R)
              </Link>
            </Fact>
            <Fact title="Relation">{edge.relation}</Fact>
          </Facts>
        </PaneSection>
        <PaneSection title="Between">
          <ul className={styles.list}>
            {[source, target].map((end) =>
              end ? (
                <li key={end.id}>
                  <EntityLink kind={end.kind} label={end.label} onOpen={() => focus.set({ entity: end.id })} />
                </li>
              ) : null,
            )}
          </ul>
        </PaneSection>
        <PaneSection title={`Alerts on it (${edge.alerts.length})`}>
          {edge.alerts.length === 0 ? <p className={styles.none}>No alert was raised on this relation itself.</p> : null}
          <ul className={styles.list}>
            {edge.alerts.map((alert) => (
              <li key={alert}>
                <Link as="button" onClick={() => focus.set({ alert })}>
                  <EvidenceText>{story.told.alerts.get(alert)?.title ?? `Alert ${alert}`}</EvidenceText>
                </Link>
              </li>
            ))}
          </ul>
        </PaneSection>
        {alongside.length > 0 ? (
          <PaneSection title={`Also between them (${alongside.length})`}>
            <ul className={styles.list}>
              {alongside.map((other) => (
                <li key={other.id} className={styles.line}>
                  <Link as="button" onClick={() => focus.set({ edge: other.id })}>
                    {other.source === edge.source ? '→' : '←'} {relationOf(other.relation)?.title ?? other.relation}
                  </Link>
                  <span className={styles.quiet}>
                    <TimeText at={seenFrom(other)} />
                  </span>
                </li>
              ))}
            </ul>
          </PaneSection>
        ) : null}
        <Button size="small" onClick={() => view.setState({ details: 'records' })}>
          Records that show it (R)
        </Button>
      </PaneBody>
    </>
  )
}

const samePair = (a: GraphEdge, b: GraphEdge): boolean =>
  (a.source === b.source && a.target === b.target) || (a.source === b.target && a.target === b.source)
