import { Button, SearchBox, Tooltip } from '@fluentui/react-components'
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { useCall } from '../../state/use-call.ts'
import { countText } from '../../ui/amounts.ts'
import styles from './process-tree.module.css'

const TYPING_MS = 200

/** Finds processes by name, path, command line or id; Enter goes to the next, Shift+Enter to the one before. */
export function TreeSearch({ device, onFound }: { device: number; onFound(process: string): void }) {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [place, setPlace] = useState(-1)
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(text.trim())
      setPlace(-1)
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useCall('processes.search', asked === '' ? null : { device, text: asked })
  const found = asked === '' ? [] : (data?.processes ?? [])
  const go = (by: 1 | -1) => {
    if (found.length === 0) return
    const next = (place + by + found.length) % found.length
    setPlace(next)
    onFound(found[next]!.key)
  }
  return (
    <>
      <SearchBox
        size="small"
        className={styles.search}
        placeholder="Find name, command line or process ID"
        aria-label="Find processes"
        value={text}
        onChange={(_, data) => setText(data.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          go(event.shiftKey ? -1 : 1)
        }}
      />
      {asked === '' ? null : (
        <>
          <span role="status">
            {data === undefined
              ? ''
              : found.length === 0
                ? 'None found'
                : `${place < 0 ? '' : `${place + 1} of `}${countText(data.total)} found`}
          </span>
          <Tooltip content="Previous (Shift+Enter)" relationship="label">
            <Button size="small" appearance="subtle" icon={<ChevronUpRegular />} disabled={found.length === 0} onClick={() => go(-1)} />
          </Tooltip>
          <Tooltip content="Next (Enter)" relationship="label">
            <Button size="small" appearance="subtle" icon={<ChevronDownRegular />} disabled={found.length === 0} onClick={() => go(1)} />
          </Tooltip>
        </>
      )}
    </>
  )
}
