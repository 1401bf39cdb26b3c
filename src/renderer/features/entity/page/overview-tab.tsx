import { Link } from '@fluentui/react-components'
import { relationOf } from '#model/relation.ts'
import { useCall } from '../../../state/use-call.ts'
import { useOpen } from '../../../state/use-session.ts'
import { counted } from '../../../ui/amounts.ts'
import type { Column } from '../../../ui/data-grid/column.ts'
import { TimeText } from '../../../ui/time-text.tsx'
import { entityAddress } from '../entity-address.ts'
import type { EntityDetail } from '../entity-facts.tsx'
import { EntityName } from '../entity-name.tsx'
import { FactList } from '../fact-list.tsx'
import { Identifiers } from '../identifiers.tsx'
import type { EntityTabProps } from './entity-tab.ts'
import { pageOfKind } from './kinds/index.ts'
import styles from './overview-tab.module.css'
import { PlainTable } from './plain-table.tsx'

type Tie = EntityDetail['related'][number]

const columns: readonly Column<Tie>[] = [
  {
    id: 'relation',
    title: 'Relation',
    width: 150,
    cell: (tie) => `${tie.outgoing ? '→' : '←'} ${relationOf(tie.relation)?.title ?? tie.relation}`,
    text: (tie) => relationOf(tie.relation)?.title ?? tie.relation,
  },
  {
    id: 'entity',
    title: 'Entity',
    width: 200,
    cell: (tie) => <EntityName entity={tie.entity} kind={tie.kind} label={tie.label} />,
    text: (tie) => tie.label,
  },
  {
    id: 'first',
    title: 'First',
    width: 130,
    cell: (tie) => <TimeText at={tie.first} precision="minute" />,
    text: (tie) => tie.first ?? '',
  },
  { id: 'last', title: 'Last', width: 130, cell: (tie) => <TimeText at={tie.last} precision="minute" />, text: (tie) => tie.last ?? '' },
]

/** Facts with their records, names with why each is its own, and what the evidence ties it to. */
export function OverviewTab({ entity }: EntityTabProps) {
  const { filledBy } = pageOfKind(entity.kind)
  const open = useOpen()
  const total = useCall('entities.get', { entity: entity.id }).data?.recordCount
  return (
    <div className={styles.page}>
      <section aria-labelledby="entity-facts">
        <h2 id="entity-facts">Facts</h2>
        {entity.facts.length > 0 ? <FactList facts={entity.facts} /> : <p>Not in this evidence. What would bring them: {filledBy}.</p>}
      </section>
      <div className={styles.side}>
        <section aria-labelledby="entity-related">
          <h2 id="entity-related">Related entities ({entity.related.length})</h2>
          {entity.related.length > 0 ? (
            <PlainTable label="Related entities" columns={columns} rows={entity.related} keyOf={(tie) => tie.edge} />
          ) : (
            <p>No record ties it to another entity that alerts name.</p>
          )}
        </section>
        <section aria-labelledby="entity-records">
          <h2 id="entity-records">Records</h2>
          <p>
            {total === undefined || total === null
              ? 'Counting the records that speak of it…'
              : `${counted(total, 'record')} ${total === 1 ? 'speaks' : 'speak'} of it.`}{' '}
            <Link
              href={`#/entities/${entity.id}/records`}
              onClick={(event) => {
                event.preventDefault()
                open(entityAddress(entity.id, 'records'))
              }}
            >
              Show them
            </Link>
          </p>
        </section>
        <Identifiers entity={entity} />
      </div>
    </div>
  )
}
