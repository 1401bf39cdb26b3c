import { useEffect, useState, useSyncExternalStore } from 'react'
import { Player, type PlayerSnapshot } from '../../../state/playback/player.ts'
import type { Timeline } from '../../../state/playback/timeline.ts'
import { useSession } from '../../../state/use-session.ts'

/** Two frames on, what was asked to be drawn is on screen. */
const drawn = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))

/** The player of an incident, tied to the focus all windows share: it follows theirs, and theirs follows it. */
export function usePlayer(incident: number, timeline: Timeline): Player {
  const { focus } = useSession()
  const [player] = useState(() => new Player(timeline, { drawn }))
  useEffect(() => {
    if (player.timeline !== timeline) player.setTimeline(timeline)
  }, [player, timeline])

  useEffect(() => {
    const tell = () => {
      const { cursor, stop } = player.snapshot()
      const { cursor: shared, incident: at } = focus.getState()
      if (cursor === shared && at === incident) return
      const alert = cursor === null ? undefined : player.timeline.stops[stop]
      const begins = alert?.time === cursor ? alert?.alerts[0] : undefined
      focus.set({ incident, cursor, ...(begins === undefined ? {} : { alert: begins }) })
    }
    const hear = () => {
      const { cursor, incident: at } = focus.getState()
      if (at !== incident || cursor === player.snapshot().cursor) return
      if (cursor === null) player.rest()
      else player.seek(cursor)
    }
    const stopTelling = player.subscribe(tell)
    const stopHearing = focus.subscribe(hear)
    const { incident: at } = focus.getState()
    if (at === incident) hear()
    else focus.set({ incident, cursor: null, alert: null, entity: null, edge: null })
    return () => {
      stopTelling()
      stopHearing()
      player.pause()
    }
  }, [player, focus, incident])
  return player
}

export const usePlayerSnapshot = (player: Player): PlayerSnapshot => useSyncExternalStore(player.subscribe, player.snapshot)
