import { Button, Tooltip } from '@fluentui/react-components'
import { CodeRegular } from '@fluentui/react-icons'
import { address } from '../../state/address.ts'
import { useOpen } from '../../state/use-session.ts'

/** Takes the command line or script beside it apart. */
export function AnalyzeButton({ text }: { text: string }) {
  const open = useOpen()
  return (
    <Tooltip content="Analyze this script" relationship="label">
      <Button appearance="subtle" size="small" icon={<CodeRegular />} onClick={() => open(address(['script'], { text }), 'tab')} />
    </Tooltip>
  )
}
