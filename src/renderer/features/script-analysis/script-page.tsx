import { Button, Field, MessageBar, MessageBarBody, Textarea } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { useCall } from '../../state/use-call.ts'
import { usePageTitle } from '../../state/use-page-title.ts'
import { useTabState } from '../../state/use-tab-state.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { PageProps } from '../feature.ts'
import { ScriptAnswer } from './script-answer.tsx'
import styles from './script-page.module.css'

/** A script or command line taken apart, layer by layer, without running any of it (spec §19). */
export function ScriptPage({ address: at }: PageProps) {
  usePageTitle('Script analysis')
  const brought = at.query.text ?? ''
  const [asked, setAsked] = useTabState('script', brought)
  const [text, setText] = useState(asked)
  useEffect(() => {
    if (brought === '') return
    setText(brought)
    setAsked(brought)
  }, [brought, setAsked])
  const { data, problem } = useCall('assist.script', asked.trim() === '' ? null : { text: asked })
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>Script analysis</h1>
      <MessageBar intent="info">
        <MessageBarBody>
          Worked out on this machine by written rules: the same script gives the same answer, and nothing of it is run or sent anywhere.
          What no rule speaks of is not said to be harmless.
        </MessageBarBody>
      </MessageBar>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(text)
        }}
      >
        <Field label="Script or command line">
          <Textarea
            className={styles.text}
            value={text}
            resize="vertical"
            rows={5}
            onChange={(_, data) => setText(data.value)}
            onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && setAsked(text)}
          />
        </Field>
        <Button appearance="primary" size="small" type="submit" disabled={text.trim() === ''}>
          Analyze
        </Button>
      </form>
      {data ? <ScriptAnswer analysis={data} /> : null}
      {asked && !data && !problem ? <Skeleton lines={6} /> : null}
      {problem ? <EmptyState title="The script could not be analyzed">{problem.message}</EmptyState> : null}
    </div>
  )
}
