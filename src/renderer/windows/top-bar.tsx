import { Button, Tooltip } from '@fluentui/react-components'
import { QuestionCircleRegular, SearchRegular } from '@fluentui/react-icons'
import { useCase } from '../state/use-session.ts'
import { AnalystMenu } from './analyst-menu.tsx'
import { CaseMenu } from './case-menu.tsx'
import { ClockMenu } from './clock-menu.tsx'
import { JobsButton } from './jobs-button.tsx'
import styles from './top-bar.module.css'

export function TopBar({ onSearch, onKeys }: { onSearch(): void; onKeys(): void }) {
  const isOpen = useCase() != null
  return (
    <header className={styles.bar}>
      <CaseMenu />
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <SearchRegular aria-hidden />
        <span className={styles.searchText}>{isOpen ? 'Search anything' : 'Search actions'}</span>
        <kbd className={styles.key}>Ctrl+K</kbd>
      </button>
      <div className={styles.end}>
        <ClockMenu />
        <JobsButton />
        <AnalystMenu />
        <Tooltip content="Keyboard shortcuts (?)" relationship="label">
          <Button appearance="subtle" icon={<QuestionCircleRegular />} onClick={onKeys} />
        </Tooltip>
      </div>
    </header>
  )
}
