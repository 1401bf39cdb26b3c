import type { Client } from './client.ts'
import type { HostEvent } from './platform.ts'

/** One stream from the host, shared by all listeners of the page. */
export interface EventStream {
  on(listener: (event: HostEvent) => void): () => void
}

export async function watchEvents(client: Client): Promise<EventStream> {
  const listeners = new Set<(event: HostEvent) => void>()
  const stream = await client.events.watch({})
  const pump = async () => {
    for await (const event of stream) for (const listener of [...listeners]) listener(event)
  }
  // The stream ends with the connection; whoever cares listens to onClosed.
  pump().catch(() => listeners.clear())
  return {
    on(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
