import { Button } from '@fluentui/react-components'
import { address } from '../../../../state/address.ts'
import type { OutputOf } from '../../../../state/client.ts'
import { useCall } from '../../../../state/use-call.ts'
import { useOpen, useSettings } from '../../../../state/use-session.ts'
import { counted, countText } from '../../../../ui/amounts.ts'
import type { Column } from '../../../../ui/data-grid/column.ts'
import { DataGrid } from '../../../../ui/data-grid/data-grid.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { EvidenceText } from '../../../../ui/evidence-text.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { TimeText } from '../../../../ui/time-text.tsx'
import { EntityName } from '../../entity-name.tsx'
import type { EntityTabProps } from '../entity-tab.ts'
import styles from './similar-mails.module.css'

type Mail = OutputOf<'sections.similarMails'>['mails'][number]
type Reason = Mail['reasons'][number]

const words: Readonly<Record<Reason['kind'], string>> = {
  cluster: 'cluster',
  attachment: 'attachment',
  url: 'URL',
  subject: 'subject',
  sender: 'sender',
}

const why = ({ reasons }: Mail): string => {
  const said = reasons.map((reason) => words[reason.kind]).join(', ')
  return said[0]!.toUpperCase() + said.slice(1)
}

const said = (id: keyof Mail & ('sender' | 'recipient' | 'action' | 'location'), title: string, width: number): Column<Mail> => ({
  id,
  title,
  width,
  cell: (mail) => (mail[id] ? <EvidenceText>{mail[id]}</EvidenceText> : '–'),
  text: (mail) => mail[id],
})

const columns: readonly Column<Mail>[] = [
  { id: 'at', title: 'Time', width: 150, cell: (mail) => <TimeText at={mail.at || null} precision="minute" />, text: (mail) => mail.at },
  {
    id: 'subject',
    title: 'Subject',
    width: 200,
    grow: true,
    required: true,
    cell: (mail, { tabIndex }) =>
      mail.entity ? (
        <EntityName entity={mail.entity.id} kind={mail.entity.kind} label={mail.subject} tabIndex={tabIndex} />
      ) : (
        <EvidenceText>{mail.subject || '(no subject)'}</EvidenceText>
      ),
    text: (mail) => mail.subject,
  },
  {
    id: 'why',
    title: 'In common',
    width: 230,
    cell: (mail) => <span title={mail.reasons.map((reason) => `${words[reason.kind]}: ${reason.value}`).join('\n')}>{why(mail)}</span>,
    text: (mail) => mail.reasons.map((reason) => `${words[reason.kind]}: ${reason.value}`).join('; '),
  },
  said('sender', 'Sender', 176),
  said('recipient', 'Recipient', 176),
  said('action', 'Delivery action', 124),
  said('location', 'Latest location', 120),
]

/** Messages that share cluster, subject, sender, attachment or address with this one, each with why. */
export function SimilarMails({ entity }: EntityTabProps) {
  const { data, problem } = useCall('sections.similarMails', { entity: entity.id })
  const density = useSettings((settings) => settings.density)
  const open = useOpen()
  if (!data) return problem ? <EmptyState title="Similar emails could not be read">{problem.message}</EmptyState> : <Skeleton lines={10} />
  if (!data.known)
    return (
      <EmptyState title="Nothing to compare with">
        The message itself is not in this evidence. What would bring it: {data.filledBy}.
      </EmptyState>
    )
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h2 className={styles.title}>{counted(data.total, 'similar email')}</h2>
        {data.total > data.mails.length ? <span>The {countText(data.mails.length)} most alike are shown.</span> : null}
        {data.query ? (
          <Button
            size="small"
            className={styles.hunt!}
            onClick={() => open(address(['hunting'], { query: data.query, title: 'Similar emails' }), 'tab')}
          >
            Hunt for them
          </Button>
        ) : null}
      </div>
      <DataGrid
        label="Similar emails"
        columns={columns}
        count={data.mails.length}
        rowAt={(index) => data.mails[index]}
        keyOf={(mail) => `${mail.message} ${mail.recipient}`}
        nameOf={(mail) => `${mail.subject}, in common: ${why(mail)}`}
        rowHeight={density === 'compact' ? 26 : 32}
        empty={
          <EmptyState title="No similar email">
            No other message of this evidence shares its cluster, subject, sender, an attachment or an address with it.
          </EmptyState>
        }
      />
    </div>
  )
}
