import type { Emitter } from '#base/emitter.ts'
import type { Coordinator, HostCalls, HostEvent } from './host-call.ts'

/** Events from now on, until the signal aborts; what the listener is slow to take waits in order. */
function streamOf(
  events: Emitter<{ event: HostEvent }>,
  first: readonly HostEvent[],
  signal: AbortSignal,
): AsyncGenerator<HostEvent, void, void> {
  const waiting: HostEvent[] = [...first]
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

interface LookedAt {
  readonly path: string | null
  readonly event: HostEvent
}

/** What the windows of the open case look at together, so that one that opens later looks at the same. */
const lookedAt = new WeakMap<Coordinator, LookedAt>()

function standingFocus(coordinator: Coordinator): HostEvent[] {
  const last = lookedAt.get(coordinator)
  return last && last.path === coordinator.session.path ? [last.event] : []
}

export const eventHostCalls: HostCalls<'events'> = {
  watch: (coordinator, _input, signal) => streamOf(coordinator.events, standingFocus(coordinator), signal),
  focus: (coordinator, input) => {
    const event: HostEvent = { type: 'focus.changed', ...input }
    lookedAt.set(coordinator, { path: coordinator.session.path, event })
    coordinator.events.emit('event', event)
    return {}
  },
}
