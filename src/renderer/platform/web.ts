import { PAGE_WINDOW } from '#api/bridge.ts'
import { fail, type Problem } from '#base/problem.ts'
import type { Client } from './client.ts'
import { type DroppedFile, filesOfDrop, filesOfField } from './dropped-files.ts'
import type { Evidence } from './platform.ts'

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

/** Streams one file to the host, which answers the path it keeps it under until it is imported. */
async function upload(file: DroppedFile, batch: string): Promise<string> {
  const place = new URLSearchParams({ batch, path: file.path })
  const answer = await fetch(`/upload?${place}`, {
    method: 'POST',
    body: file.file,
    headers: { 'content-type': 'application/octet-stream' },
  })
  const told = (await answer.json()) as { path: string } | { error: Problem }
  if ('error' in told) fail(told.error.code, told.error.message)
  return told.path
}

/** Evidence in a browser: files have no paths there, so they are uploaded first and imported as one folder. */
export function createWebEvidence(client: Client): Evidence {
  const add = async (files: DroppedFile[] | null) => {
    if (!files || files.length === 0) return null
    const batch = crypto.randomUUID()
    const roots = new Set<string>()
    for (const file of files) roots.add(await upload(file, batch))
    return client.evidence.add({ paths: [...roots] })
  }
  return {
    async addDrop(transfer, ready) {
      const files = await filesOfDrop(transfer)
      return ready && !(await ready()) ? null : add(files)
    },
    choose: async (kind) => add(await filesOfField(kind)),
  }
}
