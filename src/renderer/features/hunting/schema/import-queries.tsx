import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { ArrowUploadRegular } from '@fluentui/react-icons'
import { useRef, useState } from 'react'
import type { OutputOf } from '../../../state/client.ts'
import { useChange } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { counted } from '../../../ui/amounts.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import styles from './schema-pane.module.css'

type Imported = OutputOf<'hunt.importQueries'>

const ENDINGS = /\.(kql|kusto|csl|ya?ml|md|markdown)$/i
/** Larger files are no queries. */
const MOST_BYTES = 1_000_000
const AT_ONCE = 200

/** Brings `.kql`, Sentinel YAML and markdown files, or folders of them, in as a pack; what could not be read or run is listed by file. */
export function ImportQueries() {
  const change = useChange()
  const { notices } = useSession()
  const [told, setTold] = useState<Imported>()
  const [busy, setBusy] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)

  const bring = async (list: FileList | null) => {
    const chosen = [...(list ?? [])].filter((file) => ENDINGS.test(file.name) && file.size <= MOST_BYTES)
    if (chosen.length === 0) {
      if (list?.length) notices.show({ intent: 'info', text: 'None of these is a .kql, .yaml or .md file.' })
      return
    }
    setBusy(true)
    const all: { imported: number; files: Imported['files'] } = { imported: 0, files: [] }
    for (let at = 0; at < chosen.length; at += AT_ONCE) {
      const part = await Promise.all(
        chosen.slice(at, at + AT_ONCE).map(async (file) => ({ path: file.webkitRelativePath || file.name, text: await file.text() })),
      )
      const answer = await change('hunt.importQueries', { files: part })
      if (!answer.ok) break
      all.imported += answer.value.imported
      all.files.push(...answer.value.files)
    }
    setBusy(false)
    setTold(all)
  }
  const input = (ref: typeof files, isFolder: boolean) => (
    <input
      ref={ref}
      type="file"
      multiple
      hidden
      aria-label={isFolder ? 'Folder of queries' : 'Files of queries'}
      {...(isFolder ? { webkitdirectory: '' } : { accept: '.kql,.kusto,.csl,.yaml,.yml,.md,.markdown' })}
      onChange={(event) => {
        void bring(event.currentTarget.files)
        event.currentTarget.value = ''
      }}
    />
  )
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" appearance="subtle" icon={<ArrowUploadRegular />} disabled={busy}>
            {busy ? 'Importing…' : 'Import queries'}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => files.current?.click()}>Files…</MenuItem>
            <MenuItem onClick={() => folder.current?.click()}>Folder…</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {input(files, false)}
      {input(folder, true)}
      {told ? <ImportAnswer told={told} onClose={() => setTold(undefined)} /> : null}
    </>
  )
}

function ImportAnswer({ told, onClose }: { told: Imported; onClose(): void }) {
  const wrong = told.files.filter((file) => file.problems.length > 0)
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            {counted(told.imported, 'query', 'queries')} of {counted(told.files.length, 'file')} imported
          </DialogTitle>
          <DialogContent>
            {wrong.length === 0 ? 'Every query translates on this case.' : null}
            <ul className={styles.problems}>
              {wrong.map((file) => (
                <li key={file.path}>
                  <strong>{visibleText(file.path)}</strong>
                  {file.problems.map((problem) => (
                    <p key={problem.message}>{visibleText(problem.message)}</p>
                  ))}
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              Close
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
