import { ToggleButton } from '@fluentui/react-components'
import { FormRegular } from '@fluentui/react-icons'
import type { Draft } from '../workbench/kept.ts'
import { useWorkbench } from '../workbench/use-workbench.ts'
import { emptyGuided } from './guided-query.ts'

/** Builds a query by menus, in a tab of its own where this one holds a text already; off again, it is the KQL it made. */
export function GuidedButton({ draft }: { draft: Draft }) {
  const bench = useWorkbench()
  const toggle = () => {
    if (draft.guided) return bench.guide(draft.id, undefined)
    const at = draft.text.trim() === '' ? draft : bench.add('', 'Guided query')
    bench.guide(at.id, emptyGuided)
  }
  return (
    <ToggleButton
      size="small"
      appearance="subtle"
      icon={<FormRegular />}
      checked={draft.guided !== undefined}
      title={draft.guided ? 'Go on in KQL' : 'Build a query by menus'}
      onClick={toggle}
    >
      Guided
    </ToggleButton>
  )
}
