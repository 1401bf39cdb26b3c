import { Button, Tooltip } from '@fluentui/react-components'
import { CheckmarkRegular, CopyRegular, DismissRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { putOnClipboard } from './clipboard.ts'

const marks = {
  ready: { icon: <CopyRegular />, name: undefined },
  copied: { icon: <CheckmarkRegular />, name: 'Copied' },
  refused: { icon: <DismissRegular />, name: 'The system refused its clipboard' },
}

/** Copies a text; says so by its mark for a moment. */
export function CopyButton({ text, label, children }: { text: string | (() => string); label: string; children?: string }) {
  const [state, setState] = useState<keyof typeof marks>('ready')
  useEffect(() => {
    if (state === 'ready') return
    const timer = setTimeout(() => setState('ready'), 1500)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async () => {
    const done = await putOnClipboard(typeof text === 'string' ? text : text())
    setState(done ? 'copied' : 'refused')
  }
  const name = marks[state].name ?? label
  return (
    <Tooltip content={name} relationship="label">
      <Button appearance="subtle" size="small" icon={marks[state].icon} onClick={copy}>
        {children}
      </Button>
    </Tooltip>
  )
}
