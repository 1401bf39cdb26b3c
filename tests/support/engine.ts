import { type Channel, createEngine, type Dialogs, type Engine, type HostEvent, type Spawn } from '#engine/engine.ts'
import { nodeSpawn } from '../../src/host/node-spawn.ts'
import { createUploads, type Uploads } from '../../src/web/uploads.ts'
import { temporaryFolder } from './temporary.ts'

export interface RunningEngine extends AsyncDisposable {
  readonly engine: Engine
  readonly uploads: Uploads
  /** the writer process as it is now, to be killed */
  readonly writer: Channel
  readonly folder: ReturnType<typeof temporaryFolder>
  /** everything told since the start, in order */
  readonly events: readonly HostEvent[]
  /** Waits until the job has ended and answers it. */
  ended(job: string): Promise<Extract<HostEvent, { type: 'job.progressed' }>['job']>
}

/** An engine with its real processes, on a folder of its own. @param sampleDir evidence of the training case */
export function startEngine(options: { dialogs?: Dialogs; sampleDir?: string; spawn?: Spawn } = {}): RunningEngine {
  const folder = temporaryFolder('engine')
  const host = { kind: 'web', version: '0.0.0', ...(options.dialogs ? { dialogs: options.dialogs } : {}) } as const
  const uploads = createUploads()
  let writer: Channel | undefined
  const spawn: Spawn = (role) => {
    const channel = (options.spawn ?? nodeSpawn)(role)
    if (role === 'writer') writer = channel
    return channel
  }
  const sampleDir = options.sampleDir ?? folder.path
  const engine = createEngine({ spawn, dataDir: folder.path, sampleDir, uploadsDir: uploads.dir, host })
  const events: HostEvent[] = []
  engine.onEvent((event) => events.push(event))
  const endOf = (id: string) =>
    events.flatMap((event) =>
      event.type === 'job.progressed' && event.job.id === id && event.job.state !== 'running' ? [event.job] : [],
    )[0]
  return {
    engine,
    uploads,
    get writer() {
      return writer!
    },
    folder,
    events,
    ended: (id) =>
      new Promise((done) => {
        const check = () => {
          const job = endOf(id)
          if (!job) return
          stop()
          done(job)
        }
        const stop = engine.onEvent(check)
        check()
      }),
    async [Symbol.asyncDispose]() {
      await engine.close()
      uploads.close()
      folder[Symbol.dispose]()
    },
  }
}
