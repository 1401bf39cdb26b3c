import { Tab, TabList } from '@fluentui/react-components'
import { address } from '../../state/address.ts'
import { usePageTitle } from '../../state/use-page-title.ts'
import { useOpen } from '../../state/use-session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Lazy } from '../../ui/lazy.tsx'
import type { PageProps } from '../feature.ts'
import { ruleSections } from '../index.ts'
import styles from './rules-page.module.css'

/** The kinds of rules a case holds, one section each (`rules/<section>`). */
export function RulesPage({ address: at }: PageProps) {
  usePageTitle('Rules')
  const open = useOpen()
  const section = ruleSections.find((each) => each.id === at.path[1]) ?? ruleSections[0]
  if (!section) return <EmptyState title="There are no rules" />
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>Rules</h1>
      <TabList
        className={styles.tabs}
        selectedValue={section.id}
        onTabSelect={(_, data) => open(address(['rules', String(data.value)]))}
        aria-label="Kinds of rules"
      >
        {ruleSections.map((each) => (
          <Tab key={each.id} value={each.id} id={`rules-tab-${each.id}`}>
            {each.title}
          </Tab>
        ))}
      </TabList>
      <div className={styles.body} role="tabpanel" aria-labelledby={`rules-tab-${section.id}`}>
        <Lazy id={`rules ${section.id}`} load={section.load} props={{}} />
      </div>
    </div>
  )
}
