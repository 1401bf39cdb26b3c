import { PAGE_WINDOW } from '#api/bridge.ts'
import { Failure, type Problem, problemOf } from '#base/problem.ts'
import type { Client } from './client.ts'
import { type DroppedFile, filesOfDrop, filesOfField } from './dropped-files.ts'
import type { Bringing, Evidence } from './platform.ts'

/** Opens the web host's socket; the page's own cookie is the key to it. */
export async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(`ws://${location.host}/contract`)
  socket.binaryType = 'arraybuffer'
  await new Promise<void>((done, failed) => {
    socket.addEventListener('open', () => done(), { once: true })
    socket.addEventListener('error', () => failed(new Error('the host refused the connection')), { once: true })
  })
  return socket
}

/** The same page of the same host in a window of its own: the browser carries the cookie. False where it did not let the window open. */
export function openPageWindow(page: string): boolean {
  return window.open(`/?${PAGE_WINDOW}${page}`, '_blank', 'popup,width=1280,height=860') !== null
}

/** Streams one file to the host, which answers the path it keeps it under until it is imported. @param sent told how many bytes went */
function upload(file: DroppedFile, batch: string, signal: AbortSignal, sent: (bytes: number) => void): Promise<string> {
  // fetch does not tell how far an upload is
  const request = new XMLHttpRequest()
  const stop = () => request.abort()
  signal.addEventListener('abort', stop, { once: true })
  const answered = new Promise<string>((done, failed) => {
    request.upload.addEventListener('progress', ({ loaded }) => sent(loaded))
    request.addEventListener('load', () => {
      const told = JSON.parse(request.responseText) as { path: string } | { error: Problem }
      if ('error' in told) failed(new Failure(told.error))
      else done(told.path)
    })
    request.addEventListener('error', () => failed(new Error(`${file.path} could not be read, or the host did not take it`)))
    request.addEventListener('abort', () => failed(signal.reason))
  })
  request.open('POST', `/upload?${new URLSearchParams({ batch, path: file.path })}`)
  request.setRequestHeader('content-type', 'application/octet-stream')
  signal.throwIfAborted()
  request.send(file.file)
  return answered.finally(() => signal.removeEventListener('abort', stop))
}

/** Brings files to the host, one after another. @returns the folders and files to import */
async function uploadAll(files: readonly DroppedFile[], batch: string, { signal, progressed }: Bringing): Promise<string[]> {
  const total = files.reduce((sum, { file }) => sum + file.size, 0)
  const roots = new Set<string>()
  let before = 0
  for (const [place, file] of files.entries()) {
    const step = files.length === 1 ? `Reading ${file.path}` : `Reading ${file.path} (${place + 1} of ${files.length} files)`
    progressed(step, before, total, 'bytes')
    roots.add(await upload(file, batch, signal, (bytes) => progressed(step, before + Math.min(bytes, file.file.size), total, 'bytes')))
    before += file.file.size
  }
  return [...roots]
}

const counted = (files: number) => (files === 1 ? '1 file' : `${files.toLocaleString('en')} files`)

/** Evidence in a browser: files have no paths there, so they are uploaded first and imported as one folder. */
export function createWebEvidence(client: Client): Evidence {
  /** What was uploaded of a batch that is not imported is thrown away. */
  const bring = async (job: Bringing, filesOf: () => Promise<DroppedFile[]>, ready?: () => Promise<boolean>) => {
    const batch = crypto.randomUUID()
    try {
      const files = await filesOf()
      if (files.length === 0) {
        job.end({ outcome: 'There was no file in it' })
        return null
      }
      if (ready && !(await ready())) {
        job.end('cancelled')
        return null
      }
      const paths = await uploadAll(files, batch, job)
      const added = await client.evidence.add({ paths })
      job.end({ outcome: `${counted(files.length)} handed over to the import` })
      return added
    } catch (thrown) {
      void fetch(`/upload?${new URLSearchParams({ batch })}`, { method: 'DELETE' }).catch(() => {})
      job.end(job.signal.aborted ? 'cancelled' : { problem: problemOf(thrown, 'upload.failed') })
      if (job.signal.aborted) return null
      throw thrown
    }
  }
  return {
    addDrop(transfer, begin, ready) {
      const job = begin('Bring what was dropped')
      let found = 0
      const told = {
        signal: job.signal,
        met(files: number) {
          found += files
          job.progressed('Looking through folders', found, null, 'files')
        },
      }
      // the browser forgets what was dropped once the event is over: it is asked for it here, not later
      const files = filesOfDrop(transfer, told)
      return bring(job, () => files, ready)
    },
    async choose(kind, begin) {
      const files = await filesOfField(kind)
      return files && files.length > 0 ? bring(begin(`Bring ${counted(files.length)}`), async () => files) : null
    },
  }
}
