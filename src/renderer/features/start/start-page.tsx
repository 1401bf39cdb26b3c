import { Button, Link } from '@fluentui/react-components'
import { AddRegular, FolderOpenRegular, HatGraduationRegular } from '@fluentui/react-icons'
import { openCase } from '../../state/case-commands.ts'
import { useCall } from '../../state/use-call.ts'
import { useSession } from '../../state/use-session.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import styles from './start-page.module.css'

/** What stands in the window while no case is open. */
export function StartPage() {
  const session = useSession()
  const { commands } = session
  const recent = useCall('case.recent', {}).data ?? []
  return (
    <div className={styles.page}>
      <div className={styles.sheet}>
        <h1 className={styles.title}>Coldtrail</h1>
        <p className={styles.lead}>
          Open a case, or drop evidence anywhere on this window to start one: portal and API exports, event logs, folders, archives.
          Everything stays on this machine.
        </p>
        <div className={styles.actions}>
          <Button appearance="primary" icon={<AddRegular />} onClick={() => commands.run('case.create')}>
            New case
          </Button>
          <Button icon={<FolderOpenRegular />} onClick={() => commands.run('case.open')}>
            Open case…
          </Button>
          <Button icon={<HatGraduationRegular />} onClick={() => commands.run('case.openTraining')}>
            Open the training case
          </Button>
        </div>
        {recent.length > 0 ? (
          <section className={styles.recent} aria-labelledby="recent-cases">
            <h2 id="recent-cases" className={styles.heading}>
              Recent cases
            </h2>
            <ul className={styles.list}>
              {recent.map((one) => (
                <li key={one.path} className={styles.item}>
                  <div className={styles.case}>
                    <Link disabled={one.missing} onClick={() => void openCase(session, one.path)}>
                      {one.name}
                    </Link>
                    <EvidenceText className={styles.path}>{one.path}</EvidenceText>
                  </div>
                  <span className={styles.when}>
                    {one.missing ? 'The file is not there any more' : <TimeText at={one.opened} precision="minute" />}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </div>
  )
}
