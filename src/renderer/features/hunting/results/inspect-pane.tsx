import { Button, Switch } from '@fluentui/react-components'
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import { useCall } from '../../../state/use-call.ts'
import { useSession } from '../../../state/use-session.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { PaneBody, PaneHeader, PaneSection, SidePane } from '../../../ui/side-pane.tsx'
import { EntityLink } from '../../entity/index.ts'
import { GoHuntMenu } from '../go-hunt/go-hunt-menu.tsx'
import { useBench, useWorkbench } from '../workbench/use-workbench.ts'
import type { HuntResult, RowIndex } from './frame.ts'
import { RecordFields } from './record-fields.tsx'
import styles from './results.module.css'

interface Props {
  readonly result: HuntResult
  readonly row: RowIndex
  onClose(): void
  onLine(line: string): void
  /** the next row of the list in that direction */
  onStep(by: number): void
}

/** One record whole: the entities it speaks of, and all its columns. */
export function InspectPane({ result, row, onClose, onLine, onStep }: Props) {
  const bench = useWorkbench()
  const layout = useBench((state) => state.layout)
  const { tabs } = useSession()
  const [showsEmpty, setShowsEmpty] = useState(false)
  const values = useMemo(
    () => Object.fromEntries(result.columns.map((column, place) => [column.name, result.values[place]?.[row] ?? null])),
    [result, row],
  )
  const entities = useCall('hunt.entitiesOf', { values }).data ?? []
  return (
    <SidePane
      width={layout.inspectWidth}
      onWidth={(inspectWidth) => bench.change({ layout: { ...layout, inspectWidth } })}
      label="Inspect record"
    >
      <PaneHeader
        title="Inspect record"
        subtitle={`Row ${(row + 1).toLocaleString('en')} of the answer`}
        onClose={onClose}
        actions={
          <>
            <Button appearance="subtle" size="small" icon={<ChevronUpRegular />} aria-label="Previous record" onClick={() => onStep(-1)} />
            <Button appearance="subtle" size="small" icon={<ChevronDownRegular />} aria-label="Next record" onClick={() => onStep(1)} />
            <CopyButton text={() => JSON.stringify(values, null, 2)} label="Copy the record as JSON" />
          </>
        }
      />
      <PaneBody>
        <div className={styles.hunt}>
          <GoHuntMenu of={{ values }} />
        </div>
        {entities.length > 0 ? (
          <PaneSection title="Entities">
            <ul className={styles.entities}>
              {entities.map((entity) => (
                <li key={entity.id}>
                  <EntityLink kind={entity.kind} label={entity.label} onOpen={() => tabs.openPane({ kind: 'entity', id: entity.id })} />
                  <span className={styles.quiet}> {entity.columns.join(', ')}</span>
                  <GoHuntMenu of={{ entity: entity.id }} appearance="transparent" wordless />
                </li>
              ))}
            </ul>
          </PaneSection>
        ) : null}
        <PaneSection
          title="All details"
          aside={<Switch label="Empty columns" checked={showsEmpty} onChange={(_, data) => setShowsEmpty(data.checked)} />}
        >
          <RecordFields
            result={result}
            row={row}
            columns={result.columns.map((_, place) => place)}
            showsEmpty={showsEmpty}
            onLine={onLine}
          />
        </PaneSection>
      </PaneBody>
    </SidePane>
  )
}
