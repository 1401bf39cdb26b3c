import { Button, Tooltip } from '@fluentui/react-components'
import { PanelLeftContractRegular, PanelLeftExpandRegular, PlayRegular, StopRegular, TextAlignLeftRegular } from '@fluentui/react-icons'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '#base/problem.ts'
import { address } from '../../state/address.ts'
import { useCommands } from '../../state/use-commands.ts'
import { usePageTitle } from '../../state/use-page-title.ts'
import { useOpen, useSession } from '../../state/use-session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SidePane } from '../../ui/side-pane.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { PageProps } from '../feature.ts'
import { CreateDetection } from './detections/create-detection.tsx'
import { Editor, type EditorHandle } from './editor/editor.tsx'
import { ProblemList } from './editor/problem-list.tsx'
import { GuidedBuilder } from './guided/guided-builder.tsx'
import { GuidedButton } from './guided/guided-button.tsx'
import styles from './hunting-page.module.css'
import { PlanView } from './plan/plan-view.tsx'
import { appendLine } from './query/conditions.ts'
import { AnswerTables } from './results/answer-tables.tsx'
import type { Hunted } from './schema/queries-of-entity.tsx'
import { SchemaPane } from './schema/schema-pane.tsx'
import { Split } from './split.tsx'
import { DraftTabs } from './workbench/draft-tabs.tsx'
import { HistoryMenu } from './workbench/history-menu.tsx'
import { RunOptions } from './workbench/run-options.tsx'
import { SaveQuery } from './workbench/save-query.tsx'
import { StatusLine } from './workbench/status-line.tsx'
import { useBench, useDraft, useRun, useWorkbench } from './workbench/use-workbench.ts'

const NO_PROBLEMS: readonly Problem[] = []

/** Hunting: schema and kept queries at left, the query above, its rows below. `?query=` in the address opens that query beside the others, and runs it where the analyst chose *Run query*. */
export function HuntingPage({ address: at }: PageProps) {
  usePageTitle('Hunting')
  const bench = useWorkbench()
  const open = useOpen()
  const { calls, notices } = useSession()
  const layout = useBench((state) => state.layout)
  const draft = useDraft()
  const run = useRun()
  const page = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorHandle | null>(null)
  const [typed, setTyped] = useState<{ draft: number; problems: readonly Problem[] }>({ draft: 0, problems: NO_PROBLEMS })
  const [plans, setPlans] = useState(false)

  const brought = at.query.query
  const title = at.query.title
  const runs = at.query.run === '1'
  const bringing = useRef<string>(undefined)
  useEffect(() => {
    const isNew = brought !== bringing.current
    bringing.current = brought
    if (brought === undefined || !isNew) return
    const added = bench.add(brought, title)
    if (runs) void bench.run(added.id, { start: 0, end: brought.length })
    open(address(['hunting']), 'replace')
  }, [brought, title, runs, bench, open])
  const { entity, incident } = at.query
  const [hunted, setHunted] = useState<Hunted>()
  useEffect(() => {
    if (!entity) return
    setHunted({ entity: Number(entity), incident: incident ? Number(incident) : null })
    bench.change({ layout: { ...bench.getState().layout, showsSchema: true } })
    open(address(['hunting']), 'replace')
  }, [entity, incident, bench, open])

  const start = () => {
    const span = draft.guided ? { start: 0, end: draft.text.length } : editor.current?.span()
    if (span) void bench.run(draft.id, span)
  }
  const cancel = () => bench.cancel(draft.id)
  const format = async () => {
    const span = editor.current?.span()
    if (!span) return
    const text = editor.current!.text().slice(span.start, span.end)
    const answer = await calls.ask('language.format', { text })
    if (!answer.ok) notices.tell(answer.problem)
    else if (answer.value.text !== text && editor.current?.text().slice(span.start, span.end) === text)
      editor.current.replace(span, answer.value.text.replace(/\s+$/, ''))
  }
  const addLine = (line: string) => {
    const at = editor.current
    if (!at) return
    const { at: place, text } = appendLine(at.text(), run.answer?.query ?? '', at.cursor(), line)
    at.insertAt(place, text)
    at.focus()
  }
  const openQuery = (text: string, title: string, runs: boolean) => {
    const added = bench.add(text, title)
    if (runs) void bench.run(added.id, { start: 0, end: text.length })
  }
  const nextPart = () => {
    const stops = ['[type="search"]', '[role="textbox"]', '[role="grid"] [role="row"][tabindex="0"]']
      .map((selector) => page.current?.querySelector<HTMLElement>(selector))
      .filter((stop) => stop != null)
    const at = stops.findIndex((stop) => stop.closest('section,[role="grid"],[role="textbox"]')?.contains(document.activeElement))
    stops[(at + 1) % stops.length]?.focus()
  }
  const change = (part: Partial<typeof layout>) => bench.change({ layout: { ...layout, ...part } })

  useCommands([
    { id: 'hunting.run', title: 'Run the query', group: 'Hunting', keys: ['F5'], run: start },
    { id: 'hunting.cancel', title: 'Cancel the query', group: 'Hunting', keys: ['Shift+F5'], run: cancel },
    { id: 'hunting.new', title: 'New query', group: 'Hunting', keys: ['Alt+N'], run: () => bench.add() },
    { id: 'hunting.format', title: 'Format the query', group: 'Hunting', keys: ['Alt+Shift+F'], run: () => void format() },
    { id: 'hunting.editor', title: 'Go to the query', group: 'Hunting', keys: ['Q'], run: () => editor.current?.focus() },
    { id: 'hunting.part', title: 'Next of schema, query, rows', group: 'Hunting', keys: ['F6'], run: nextPart },
    { id: 'hunting.plan', title: 'Query plan', group: 'Hunting', run: () => setPlans(!plans) },
    {
      id: 'hunting.schema',
      title: layout.showsSchema ? 'Hide the schema' : 'Show the schema',
      group: 'Hunting',
      run: () => change({ showsSchema: !layout.showsSchema }),
    },
    ...(plans
      ? [{ id: 'hunting.closePlan', title: 'Close the plan', group: 'Hunting', keys: ['Escape'], run: () => setPlans(false) }]
      : []),
  ])

  const onGuided = useCallback((kql: string) => bench.write(draft.id, kql), [bench, draft.id])
  const onProblems = useCallback((problems: readonly Problem[]) => setTyped({ draft: draft.id, problems }), [draft.id])
  const problems = run.problem ? [run.problem] : typed.draft === draft.id ? typed.problems : NO_PROBLEMS
  const { answer } = run
  return (
    <div ref={page} className={styles.page}>
      {layout.showsSchema ? (
        <>
          <div className={styles.schema} style={{ width: layout.schemaWidth }}>
            <SchemaPane
              insert={(text) => editor.current?.insert(text)}
              openQuery={openQuery}
              hunted={hunted}
              onHunted={() => setHunted(undefined)}
            />
          </div>
          <Split
            across="column"
            label="Resize the schema"
            size={layout.schemaWidth}
            least={180}
            most={480}
            onSize={(schemaWidth) => change({ schemaWidth })}
          />
        </>
      ) : null}
      <div className={styles.work}>
        <h1 className="ct-visually-hidden">Hunting</h1>
        <div className={styles.tabs}>
          <Tooltip content={layout.showsSchema ? 'Hide the schema' : 'Show the schema'} relationship="label">
            <Button
              appearance="subtle"
              size="small"
              icon={layout.showsSchema ? <PanelLeftContractRegular /> : <PanelLeftExpandRegular />}
              onClick={() => change({ showsSchema: !layout.showsSchema })}
            />
          </Tooltip>
          <DraftTabs />
        </div>
        <div className={styles.bar} role="toolbar" aria-label="Query">
          {run.running ? (
            <Button size="small" icon={<StopRegular />} onClick={cancel} title="Shift+F5">
              Cancel
            </Button>
          ) : (
            <Button size="small" appearance="primary" icon={<PlayRegular />} onClick={start} title="F5 or Shift+Enter">
              Run
            </Button>
          )}
          <RunOptions />
          <span className={styles.space} />
          <GuidedButton draft={draft} />
          <CreateDetection answer={run.answer} title={draft.title} />
          <SaveQuery title={draft.title} query={() => (draft.guided ? draft.text : (editor.current?.text() ?? draft.text))} />
          <HistoryMenu />
          <Tooltip content="Format the query (Shift+Alt+F)" relationship="label">
            <Button appearance="subtle" size="small" icon={<TextAlignLeftRegular />} onClick={() => void format()} />
          </Tooltip>
        </div>
        <div className={styles.editor} style={{ height: layout.editorHeight }}>
          {draft.guided ? (
            <GuidedBuilder
              key={draft.id}
              query={draft.guided}
              onChange={(guided) => bench.guide(draft.id, guided)}
              onText={onGuided}
              onEdit={() => bench.guide(draft.id, undefined)}
            />
          ) : (
            <Editor
              draft={draft.id}
              initialText={draft.text}
              onText={(text) => bench.write(draft.id, text)}
              onRun={start}
              onCancel={cancel}
              onFormat={() => void format()}
              onProblems={onProblems}
              handle={editor}
            />
          )}
        </div>
        <ProblemList problems={problems} onGo={(from, to) => editor.current?.select(from, to)} />
        <Split
          across="row"
          label="Resize the query"
          size={layout.editorHeight}
          least={80}
          most={640}
          onSize={(editorHeight) => change({ editorHeight })}
        />
        <StatusLine plans={plans} onPlan={() => setPlans(!plans)} />
        <div className={styles.below}>
          {answer ? (
            <AnswerTables key={answerKey(answer)} answer={answer} onLine={addLine} besideTaken={plans} onInspect={() => setPlans(false)} />
          ) : (
            <div className={styles.nothing}>
              {run.running ? (
                <Skeleton />
              ) : run.problem ? (
                <EmptyState title="The query was not run">{run.problem.message}</EmptyState>
              ) : (
                <EmptyState title="No rows yet">Run the query to see its rows here.</EmptyState>
              )}
            </div>
          )}
          {plans && answer ? (
            <SidePane width={layout.inspectWidth} onWidth={(inspectWidth) => change({ inspectWidth })} label="Query plan">
              <PlanView input={bench.inputOf(answer.query)} onClose={() => setPlans(false)} />
            </SidePane>
          ) : null}
        </div>
      </div>
    </div>
  )
}

let answers = 0
const keys = new WeakMap<object, number>()

/** A key of its own for every answer, so that filters and order of one do not fall on the next. */
function answerKey(answer: object): number {
  const known = keys.get(answer)
  if (known !== undefined) return known
  keys.set(answer, ++answers)
  return answers
}
