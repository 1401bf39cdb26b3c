import { type Address, parseAddress } from './address.ts'
import { type Calls, createCalls } from './calls.ts'
import { type CaseStore, createCaseStore } from './case-state.ts'
import type { Client, HostEvent } from './client.ts'
import { type Commands, createCommands } from './commands.ts'
import { createFocus, type FocusStore } from './focus.ts'
import { createJobs, type Job, type Jobs } from './jobs.ts'
import { createNotices, type Notices } from './notices.ts'
import { createSettings, type SettingsStore } from './settings.ts'
import { createTabs, startAddress, type Tabs } from './tabs.ts'
import { createUndo, type StandingAct, type Undo } from './undo.ts'

/** What a window needs of its host; the platform supplies it. */
export interface Host {
  readonly host: 'electron' | 'web'
  readonly client: Client
  readonly evidence: {
    addDrop(transfer: DataTransfer, begin: Jobs['begin'], ready?: () => Promise<boolean>): Promise<{ job: string } | null>
    choose(kind: 'files' | 'folder', begin: Jobs['begin']): Promise<{ job: string } | null>
  }
  readonly windowName: string
  readonly isPageWindow: boolean
  openWindow(page: string): Promise<boolean>
  onEvent(listener: (event: HostEvent) => void): () => void
  onClosed(listener: () => void): void
}

/** Everything one window knows, apart from what React draws. */
export interface Session {
  readonly host: Host
  readonly client: Client
  readonly calls: Calls
  readonly case: CaseStore
  readonly settings: SettingsStore
  readonly tabs: Tabs
  readonly focus: FocusStore
  readonly jobs: Jobs
  readonly commands: Commands
  readonly notices: Notices
  readonly undo: Undo
  /** what pages keep for when their tab is shown again */
  readonly kept: Map<string, unknown>
  /** Asks for what the first screen needs; settles once settings and case are known. */
  start(): Promise<void>
}

/** @param said an act in words, for messages about it */
export function createSession(host: Host, first?: Address, said: (act: StandingAct) => string = (act) => act.action): Session {
  const { client } = host
  const calls = createCalls(client)
  const caseStore = createCaseStore()
  const tabs = createTabs(first)
  const focus = createFocus(client, host.windowName)
  const jobs = createJobs()
  const settings = createSettings(client)
  const commands = createCommands()
  const notices = createNotices()
  const undo = createUndo(calls, notices, said)
  const kept = new Map<string, unknown>()

  async function readCase() {
    const info = await calls.ask('case.info', {})
    if (!info.ok) return notices.tell(info.problem)
    const opened = info.value !== null && caseStore.getState().info?.path !== info.value.path
    caseStore.setState({ info: info.value })
    if (opened) void undo.look()
  }

  /** What became of a job stands in the jobs list; it is said once more where the analyst looks. */
  function tellEnd(job: Job) {
    if (job.state === 'failed' && job.problem) notices.tell(job.problem)
    if (job.state === 'done') notices.show({ intent: 'success', text: job.title, ...(job.outcome ? { hint: job.outcome } : {}) })
  }

  function receive(event: HostEvent) {
    if (event.type === 'case.changed') {
      calls.refresh(event.areas)
      void readCase()
    }
    if (event.type === 'case.opened') {
      calls.forget()
      kept.clear()
      tabs.reset(startAddress)
      focus.setState({ incident: null, cursor: null, alert: null, entity: null, edge: null })
      void readCase()
    }
    if (event.type === 'job.progressed') {
      const before = jobs.receive(event.job)
      if (before === 'running' || before === undefined) tellEnd(event.job)
    }
    if (event.type === 'focus.changed') focus.receive(event.from, event.focus)
    if (event.type === 'place.asked' && !host.isPageWindow) tabs.open(parseAddress(event.page), 'tab')
    if (event.type === 'command.chosen') commands.run(event.command)
  }

  return {
    host,
    client,
    calls,
    case: caseStore,
    settings,
    tabs,
    focus,
    jobs,
    commands,
    notices,
    undo,
    kept,
    async start() {
      host.onEvent(receive)
      host.onClosed(() => caseStore.setState({ connected: false }))
      const listed = calls.ask('jobs.list', {})
      await Promise.all([settings.load(), readCase()])
      const known = await listed
      if (known.ok) jobs.replace(known.value)
    },
  }
}
