import { Button } from '@fluentui/react-components'
import { LinkRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { countText } from '../../../ui/amounts.ts'
import { AddBookmark } from '../bookmarks/add-bookmark.tsx'
import { LinkWizard } from '../link/link-wizard.tsx'
import { useDraft } from '../workbench/use-workbench.ts'
import type { Answer } from '../workbench/workbench.ts'
import { MOST_PICKED, pickedOf } from './picked.ts'
import type { Arrangement } from './use-arrangement.ts'

const MOST_BOOKMARKS = 500

/** What is done with the rows that are ticked. */
export function RowActions({ answer, arrangement }: { answer: Answer; arrangement: Arrangement }) {
  const [linking, setLinking] = useState(false)
  const { title } = useDraft()
  const { ticked } = arrangement
  const tooMany = ticked.size > MOST_PICKED
  const picked = () =>
    pickedOf(
      answer,
      [...ticked].sort((a, b) => a - b),
    )
  const why =
    ticked.size === 0 ? 'Tick the rows to link' : tooMany ? `At most ${countText(MOST_PICKED)} rows are linked at once` : undefined
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        icon={<LinkRegular />}
        disabledFocusable={why !== undefined}
        title={why}
        onClick={() => setLinking(true)}
      >
        Link to incident
      </Button>
      <AddBookmark
        disabled={
          ticked.size === 0
            ? 'Tick the rows to keep'
            : ticked.size > MOST_BOOKMARKS
              ? `At most ${MOST_BOOKMARKS} rows are kept at once`
              : undefined
        }
        picked={picked}
        onDone={() => arrangement.tickAll(false)}
      />
      {linking ? <LinkWizard picked={picked()} title={/^Query \d+$/.test(title) ? '' : title} onClose={() => setLinking(false)} /> : null}
    </>
  )
}
