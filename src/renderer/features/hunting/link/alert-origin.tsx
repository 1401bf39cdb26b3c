import { Button, Link } from '@fluentui/react-components'
import { PlayRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { address } from '../../../state/address.ts'
import { useCall, useChange } from '../../../state/use-call.ts'
import { useOpen, useSession } from '../../../state/use-session.ts'
import { counted } from '../../../ui/amounts.ts'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import { PaneSection } from '../../../ui/side-pane.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { titleOfRow } from '../bookmarks/bookmark-title.ts'
import { GoHuntMenu } from '../go-hunt/go-hunt-menu.tsx'
import styles from './alert-origin.module.css'

const FEW = 5
const MOST = 200

const kinds = {
  linked: 'Linked from hunting by',
  detection: 'Custom detection',
  'provider-rule': 'Rule of',
}

/**
 * Where an alert came from a query: *Run query* opens and runs it in the hunting page, and the rows it was made of stand below, each with
 * the record of evidence it is. Nothing for alerts that no query made. A section for any alert's pane or page.
 */
export function AlertOrigin({ alert }: { readonly alert: number }) {
  const { data: origin } = useCall('hunt.origin', { alert })
  const [limit, setLimit] = useState(FEW)
  const rows = useCall('hunt.originRows', origin && origin.rows > 0 ? { alert, offset: 0, limit } : null).data
  const open = useOpen()
  if (!origin) return null
  const title = origin.detection?.name ?? (origin.kind === 'linked' ? 'Linked rows' : 'Query of the rule')
  return (
    <PaneSection
      title="Query behind the alert"
      aside={
        <Button
          size="small"
          icon={<PlayRegular />}
          onClick={() => open(address(['hunting'], { query: origin.query, title: visibleText(title), run: '1' }))}
        >
          Run query
        </Button>
      }
    >
      <p className={styles.said}>
        {kinds[origin.kind]}{' '}
        <EvidenceText>{origin.kind === 'detection' ? (origin.detection?.name ?? 'that is gone') : origin.by}</EvidenceText>
      </p>
      <pre className={styles.query}>{visibleText(origin.query)}</pre>
      {rows ? (
        <>
          <h4 className={styles.title}>Linked rows ({rows.total.toLocaleString('en')})</h4>
          <ul className={styles.rows}>
            {rows.rows.map(({ source, record, values, at }) => (
              <li key={`${source} ${record}`}>
                <span className={styles.row}>
                  <EvidenceText>{titleOfRow(values)}</EvidenceText>
                  <span className={styles.quiet}>
                    {at ? (
                      <>
                        {at.table}, record {at.record.toLocaleString('en')} of{' '}
                        <EvidenceText>{at.path.split(/[\\/]/).pop() ?? ''}</EvidenceText>
                      </>
                    ) : (
                      'Summarised by the query: no single record of the evidence'
                    )}
                  </span>
                </span>
                <GoHuntMenu of={at ? { table: at.table, row: at.row } : { values }} appearance="transparent" wordless />
              </li>
            ))}
          </ul>
          {rows.total > rows.rows.length ? (
            <Link as="button" onClick={() => setLimit(MOST)}>
              Show {rows.total > MOST ? `the first ${MOST}` : `all ${rows.total}`}
            </Link>
          ) : null}
        </>
      ) : null}
      {origin.kind === 'linked' ? <TakeBack alert={alert} /> : null}
    </PaneSection>
  )
}

/** Undoes a link, once it is confirmed: what was linked with this alert goes with it. */
function TakeBack({ alert }: { alert: number }) {
  const [sure, setSure] = useState(false)
  const { notices } = useSession()
  const change = useChange()
  if (!sure) {
    return (
      <Button size="small" appearance="subtle" onClick={() => setSure(true)}>
        Take back the link…
      </Button>
    )
  }
  const take = async () => {
    const answer = await change('hunt.unlink', { alert })
    if (answer.ok) notices.show({ intent: 'success', text: `The link was taken back with ${counted(answer.value.alerts, 'alert')}` })
  }
  return (
    <div className={styles.sure}>
      <span>This alert and those linked with it are taken out of the case.</span>
      <Button size="small" onClick={() => void take()}>
        Take back
      </Button>
      <Button size="small" appearance="subtle" onClick={() => setSure(false)}>
        Keep
      </Button>
    </div>
  )
}
