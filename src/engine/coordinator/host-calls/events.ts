import type { Emitter } from '#base/emitter.ts'
import type { HostCalls, HostEvent } from './host-call.ts'

/** Events from now on, until the signal aborts; what the listener is slow to take waits in order. */
function streamOf(events: Emitter<{ event: HostEvent }>, signal: AbortSignal): AsyncGenerator<HostEvent, void, void> {
  const waiting: HostEvent[] = []
  let wake = () => {}
  // Listening starts here, not with the first pull: nothing may fall between the call and its stream.
  const stop = events.on('event', (event) => {
    waiting.push(event)
    wake()
  })
  signal.addEventListener('abort', () => {
    stop()
    wake()
  })
  return (async function* () {
    while (!signal.aborted) {
      const event = waiting.shift()
      if (event) yield event
      else {
        await new Promise<void>((done) => {
          wake = done
        })
      }
    }
  })()
}

export const eventHostCalls: HostCalls<'events'> = {
  watch: ({ events }, _input, signal) => streamOf(events, signal),
  focus: ({ events }, input) => {
    events.emit('event', { type: 'focus.changed', ...input })
    return {}
  },
}
