import { Button } from '@fluentui/react-components'
import { useStore } from 'zustand'
import { useSession } from '../../../state/use-session.ts'
import { RecordsView, recordsOf } from '../../entity/index.ts'
import { useStory, useStoryView } from '../story/story-view.ts'
import { AlertDetails } from './alert-details.tsx'
import styles from './details.module.css'
import { EdgeDetails } from './edge-details.tsx'
import { EntityDetails } from './entity-details.tsx'
import { Overview } from './overview.tsx'

/** What is selected, in place: an alert, an entity, a line of the graph, or the incident itself; and the records behind it. */
export function Details() {
  const { view } = useStory()
  const { focus } = useSession()
  const state = useStore(focus)
  const shown = useStoryView((each) => each.details)
  const of = recordsOf(state)
  if (of && shown === 'records') {
    return (
      <>
        <div className={styles.bar}>
          <Button size="small" appearance="subtle" onClick={() => view.setState({ details: 'about' })}>
            ← Details (Esc)
          </Button>
        </div>
        <RecordsView of={of} onEntity={(entity) => focus.set({ entity })} />
      </>
    )
  }
  if (state.edge !== null) return <EdgeDetails edge={state.edge} />
  if (state.entity !== null) return <EntityDetails entity={state.entity} />
  if (state.alert !== null) return <AlertDetails alert={state.alert} />
  return <Overview />
}
