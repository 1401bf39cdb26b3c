import { Button, Link, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Notice } from '../state/notices.ts'
import { useSession } from '../state/use-session.ts'
import { EvidenceText } from '../ui/evidence-text.tsx'
import styles from './notices-view.module.css'

const SHOWN_MS = 7000
/** What offers something to do stays until it can be read and reached. */
const OFFERED_MS = 20_000

/** Messages about what was just done. Errors stay until they are put away. */
export function NoticesView() {
  const { notices } = useSession()
  const shown = useStore(notices, (state) => state.notices)
  return (
    <section className={styles.stack} aria-label="Messages" aria-live="polite">
      {shown.map((notice) => (
        <NoticeBar key={notice.id} notice={notice} />
      ))}
    </section>
  )
}

function NoticeBar({ notice }: { notice: Notice }) {
  const { notices, tabs } = useSession()
  const { link, action } = notice
  useEffect(() => {
    if (notice.intent === 'error') return
    const timer = setTimeout(() => notices.dismiss(notice.id), notice.action || notice.link ? OFFERED_MS : SHOWN_MS)
    return () => clearTimeout(timer)
  }, [notices, notice])
  return (
    <MessageBar intent={notice.intent} layout="multiline" className={styles.notice}>
      <MessageBarBody>
        <MessageBarTitle>
          <EvidenceText>{notice.text}</EvidenceText>
        </MessageBarTitle>
        {notice.hint ? <EvidenceText className={styles.hint}>{notice.hint}</EvidenceText> : null}
        {action ? (
          <Link
            as="button"
            onClick={() => {
              notices.dismiss(notice.id)
              action.run()
            }}
          >
            {action.title}
          </Link>
        ) : null}
        {link ? <Link onClick={() => tabs.open(link.to, 'tab')}>{link.title}</Link> : null}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button appearance="transparent" icon={<DismissRegular />} aria-label="Dismiss" onClick={() => notices.dismiss(notice.id)} />
        }
      />
    </MessageBar>
  )
}
