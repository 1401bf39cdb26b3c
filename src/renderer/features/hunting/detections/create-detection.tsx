import { Button, Tooltip } from '@fluentui/react-components'
import { AlertOnRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import type { Answer } from '../workbench/workbench.ts'
import { DetectionDialog } from './detection-dialog.tsx'

/** Makes a custom detection of the query that gave the rows on show: what it answers is known then. */
export function CreateDetection({ answer, title }: { answer: Answer | undefined; title: string }) {
  const [open, setOpen] = useState(false)
  const why = answer ? undefined : 'Run the query first: a detection is made of what it answers'
  return (
    <>
      <Tooltip content={why ?? 'Keep the query as a rule that makes alerts'} relationship="description">
        <Button appearance="subtle" size="small" icon={<AlertOnRegular />} disabledFocusable={!answer} onClick={() => setOpen(true)}>
          Create detection rule
        </Button>
      </Tooltip>
      {open && answer ? (
        <DetectionDialog
          query={answer.query}
          columns={answer.result.columns.map((column) => column.name)}
          title={/^Query \d+$/.test(title) ? '' : title}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
