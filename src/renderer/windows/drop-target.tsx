import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { problemOfCall } from '../state/problem-of.ts'
import { useCase, useSession } from '../state/use-session.ts'
import styles from './drop-target.module.css'

const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Files and folders dropped anywhere on the window are imported; without an open case, into a new one. */
export function DropTarget({ children }: { children: ReactNode }) {
  const session = useSession()
  const info = useCase()
  const [over, setOver] = useState(false)
  const depth = useRef(0)

  const take = async (transfer: DataTransfer) => {
    try {
      // the browser forgets what was dropped after the event: it is read before anything is waited for
      if (info) await session.host.evidence.addDrop(transfer)
      else {
        const files = new DataTransfer()
        for (const file of transfer.files) files.items.add(file)
        const created = await session.calls.ask('case.create', {})
        if (!created.ok) return session.notices.tell(created.problem)
        if (created.value) await session.host.evidence.addDrop(files)
      }
    } catch (thrown) {
      session.notices.tell(problemOfCall(thrown))
    }
  }
  const enter = (event: DragEvent, by: 1 | -1) => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }
  return (
    <div
      className={styles.target}
      role="presentation"
      onDragEnter={(event) => enter(event, 1)}
      onDragLeave={(event) => enter(event, -1)}
      onDragOver={(event) => carriesFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        depth.current = 0
        setOver(false)
        void take(event.dataTransfer)
      }}
    >
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
