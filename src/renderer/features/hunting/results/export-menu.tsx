import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import { notCopied } from '../../../state/notices.ts'
import { useSession } from '../../../state/use-session.ts'
import { counted } from '../../../ui/amounts.ts'
import { putOnClipboard } from '../../../ui/clipboard.ts'
import { download } from '../../../ui/download.ts'
import type { Answer } from '../workbench/workbench.ts'
import { asCsv, asJsonLines, asMarkdown, asTabs } from './export.ts'
import styles from './results.module.css'
import type { Arrangement } from './use-arrangement.ts'

/** Ways out for the rows: the ticked ones, or all that are on show, in their order and columns. */
export function ExportMenu({ answer, arrangement }: { answer: Answer; arrangement: Arrangement }) {
  const { notices } = useSession()
  const { rows, ticked, shown } = arrangement
  const count = ticked.size || rows.length
  const picked = () => ({ result: answer.result, rows: ticked.size > 0 ? rows.filter((row) => ticked.has(row)) : rows, columns: shown })
  const save = (name: string, type: string, text: string) => {
    download(name, `${type};charset=utf-8`, text)
    notices.show({ intent: 'success', text: `${counted(count, 'row')} exported as ${name}` })
  }
  const workbook = async () => {
    const { blob, cut } = await (await import('./xlsx.ts')).asXlsx(picked(), answer.query)
    download('hunt.xlsx', blob.type, blob)
    const short = cut > 0 ? `; ${counted(cut, 'cell')} cut at the 32,767 characters a cell holds` : ''
    notices.show({ intent: cut > 0 ? 'warning' : 'success', text: `${counted(count, 'row')} exported as hunt.xlsx${short}` })
  }
  const copy = async (text: string, what: string) => {
    if (!(await putOnClipboard(text))) return notices.show(notCopied)
    notices.show({ intent: 'success', text: `${counted(count, 'row')} copied as ${what}` })
  }
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<ArrowDownloadRegular />} aria-label="Export" className={styles.shrinks!}>
          <span>Export</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void workbook()}>Excel workbook</MenuItem>
          <MenuItem onClick={() => save('hunt.csv', 'text/csv', asCsv(picked(), true))}>CSV, safe to open in a spreadsheet</MenuItem>
          <MenuItem onClick={() => save('hunt.csv', 'text/csv', asCsv(picked(), false))}>CSV, values untouched</MenuItem>
          <MenuItem onClick={() => save('hunt.jsonl', 'application/x-ndjson', asJsonLines(picked()))}>JSON lines</MenuItem>
          <MenuDivider />
          <MenuItem onClick={() => void copy(asMarkdown(picked(), answer.query), 'markdown with the query')}>
            Copy as markdown with the query
          </MenuItem>
          <MenuItem onClick={() => void copy(asTabs(picked()), 'tab-separated text')}>Copy as tab-separated text</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
