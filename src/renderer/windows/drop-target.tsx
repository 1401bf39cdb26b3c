import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { caseForEvidence } from '../state/case-commands.ts'
import { problemOfCall } from '../state/problem-of.ts'
import type { Session } from '../state/session.ts'
import { useCase, useSession } from '../state/use-session.ts'
import styles from './drop-target.module.css'

async function take(session: Session, transfer: DataTransfer): Promise<void> {
  const { evidence } = session.host
  try {
    await evidence.addDrop(transfer, session.jobs.begin, () => caseForEvidence(session))
  } catch (thrown) {
    session.notices.tell(problemOfCall(thrown))
  }
}

/** Whether files are being held over the window; what is dropped is imported. */
function useDrop(session: Session): boolean {
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const enter = (by: 1 | -1) => (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth.current = Math.max(0, depth.current + by)
      setOver(depth.current > 0)
    }
    const allow = (event: DragEvent) => carriesFiles(event) && event.preventDefault()
    const drop = (event: DragEvent) => {
      depth.current = 0
      setOver(false)
      if (!carriesFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      void take(session, event.dataTransfer)
    }
    const listeners = { dragenter: enter(1), dragleave: enter(-1), dragover: allow, drop } as const
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name as 'drop', listener)
    return () => {
      for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name as 'drop', listener)
    }
  }, [session])
  return over
}

/** Files and folders dropped anywhere on the window are imported; without an open case, into a new one. */
export function DropTarget({ children }: { children: ReactNode }) {
  const session = useSession()
  const info = useCase()
  const over = useDrop(session)
  return (
    <div className={styles.target}>
      {children}
      {over ? (
        <div className={styles.veil} role="status">
          <ArrowDownloadRegular fontSize={40} aria-hidden />
          <strong>Drop to import</strong>
          <span>{info ? `Files, folders and archives go into ${info.name}` : 'A new case is made for them'}</span>
        </div>
      ) : null}
    </div>
  )
}
