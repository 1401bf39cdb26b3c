import type { Calls } from './calls.ts'
import type { OutputOf } from './client.ts'
import type { Notices } from './notices.ts'

export type StandingAct = NonNullable<OutputOf<'activity.standing'>['undo']>

/** Taking back and doing again, from wherever it is asked: a key, a message, the log. */
export interface Undo {
  /** Without an act named, the analyst's latest. */
  undo(act?: number): Promise<void>
  redo(act?: number): Promise<void>
  /** Looks what the latest act is, so that a later one is known to be new. */
  look(): Promise<void>
  /** After a change: offers to take it back, in the message the screen showed about it or in one of its own. */
  offer(since: number): Promise<void>
}

/** @param said the act in words, e.g. `Incident updated: #12 Multi-stage incident` */
export function createUndo(calls: Calls, notices: Notices, said: (act: StandingAct) => string): Undo {
  let latest = 0

  async function turn(verb: 'undo' | 'redo', act: number | undefined): Promise<void> {
    const standing = act === undefined ? await calls.ask('activity.standing', {}) : undefined
    const done = await calls.ask('activity.turn', { verb, ...(act === undefined ? {} : { act }) })
    if (!done.ok) return notices.tell(done.problem)
    const { value } = done
    if ('job' in value) {
      notices.show({ intent: 'info', text: value.title, hint: 'Jobs, at the top, shows how far it is and can stop it.' })
      return
    }
    const turned = standing?.ok ? standing.value[verb] : null
    const other = verb === 'undo' ? 'redo' : 'undo'
    notices.show({
      intent: 'success',
      text: verb === 'undo' ? 'Undone' : 'Done again',
      ...(turned?.act === value.act ? { hint: said(turned) } : {}),
      action: { title: other === 'redo' ? 'Redo' : 'Undo', run: () => void turn(other, value.act) },
    })
  }

  async function newest(): Promise<StandingAct | null> {
    const standing = await calls.ask('activity.standing', {})
    return standing.ok ? standing.value.undo : null
  }

  return {
    undo: (act) => turn('undo', act),
    redo: (act) => turn('redo', act),
    async look() {
      latest = (await newest())?.act ?? 0
    },
    async offer(since) {
      const act = await newest()
      if (!act || act.act <= latest) return
      latest = act.act
      notices.offer(since, said(act), { title: 'Undo', run: () => void turn('undo', act.act) })
    },
  }
}
