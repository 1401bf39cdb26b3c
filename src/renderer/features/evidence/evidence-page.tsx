import { Button, Tab, TabList } from '@fluentui/react-components'
import { AddRegular, FolderAddRegular } from '@fluentui/react-icons'
import { address } from '../../state/address.ts'
import { usePageTitle } from '../../state/use-page-title.ts'
import { useOpen, useSession } from '../../state/use-session.ts'
import type { PageProps } from '../feature.ts'
import styles from './evidence-page.module.css'
import { ProblemsView } from './problems-view.tsx'
import { SourcesView } from './sources-view.tsx'
import { TablesView } from './tables-view.tsx'
import { VerifyButton } from './verify-button.tsx'

const views = [
  { id: 'sources', title: 'Sources' },
  { id: 'tables', title: 'Tables' },
  { id: 'problems', title: 'Problems' },
] as const

/** What the case was made from: every source with what was read, stored and refused, and what it filled. */
export function EvidencePage({ address: at }: PageProps) {
  usePageTitle('Evidence')
  const { commands } = useSession()
  const open = useOpen()
  const view = views.find((each) => each.id === at.path[1]) ?? views[0]
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>Evidence</h1>
        <div className={styles.actions}>
          <Button size="small" appearance="primary" icon={<AddRegular />} onClick={() => commands.run('evidence.add')}>
            Import files…
          </Button>
          <Button size="small" icon={<FolderAddRegular />} onClick={() => commands.run('evidence.addFolder')}>
            Import a folder…
          </Button>
          <VerifyButton />
        </div>
      </header>
      <TabList
        className={styles.tabs}
        selectedValue={view.id}
        onTabSelect={(_, data) => open(address(['evidence', String(data.value)]))}
        aria-label="Evidence"
      >
        {views.map((each) => (
          <Tab key={each.id} value={each.id} id={`evidence-tab-${each.id}`}>
            {each.title}
          </Tab>
        ))}
      </TabList>
      <div className={styles.view} role="tabpanel" aria-labelledby={`evidence-tab-${view.id}`}>
        {view.id === 'sources' ? <SourcesView /> : null}
        {view.id === 'tables' ? <TablesView /> : null}
        {view.id === 'problems' ? <ProblemsView source={undefined} /> : null}
      </div>
    </div>
  )
}
