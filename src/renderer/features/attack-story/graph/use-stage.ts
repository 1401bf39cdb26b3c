import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useReducedMotion, useThemeName } from '../../../theme/use-theme-name.ts'
import { type Clock, timeText, useClock } from '../../../ui/clock.ts'
import type { Icons } from './look.ts'
import { readPalette } from './palette.ts'
import { createStage, type Stage } from './stage.ts'

export type StageState = { readonly stage: Stage } | { readonly failed: 'absent' | 'lost' } | null

function hasWebGl(): boolean {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl')
  // a page may have few of them, and one that was only tried counts until it is given back
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}

/** Runs some work in a turn of its own once what was drawn last is on screen; answers how to call it off. */
function onceDrawn(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/**
 * The drawing surface in an element, dressed in the theme; null until icons and element are there.
 * @param times what its lines may tell: where they are of several days, each says its day
 */
export function useStage(container: RefObject<HTMLElement | null>, icons: Icons | null, times: readonly string[]): StageState {
  const [state, setState] = useState<StageState>(null)
  const theme = useThemeName()
  const reducedMotion = useReducedMotion()
  const clock = useClock()
  const dated = useMemo(() => new Set(times.map((time) => timeText(time, clock).slice(0, 10))).size > 1, [times, clock])
  const dressed = useRef({ icons, reducedMotion, clock, dated })
  dressed.current = { icons, reducedMotion, clock, dated }
  const ready = icons !== null

  useEffect(() => {
    const element = container.current
    if (!element || !ready) return
    let end: () => void = () => undefined
    // Lists and details are shown first: making the surface takes the graphics card longer than drawing them.
    const callOff = onceDrawn(() => {
      if (!hasWebGl()) return setState({ failed: 'absent' })
      const stage = createStage(element, { ...dress(element, dressed.current) })
      setState({ stage })
      const stop = stage.on('lost', () => setState({ failed: 'lost' }))
      end = () => {
        stop()
        stage.kill()
        setState(null)
      }
    })
    return () => {
      callOff()
      end()
    }
  }, [container, ready])

  const stage = state && 'stage' in state ? state.stage : null
  useEffect(() => {
    const element = container.current
    // The theme's name stands for the colours that are read from the page once it is in force.
    if (stage && element && theme) stage.dress(dress(element, { icons, reducedMotion, clock, dated }))
  }, [stage, container, theme, icons, reducedMotion, clock, dated])
  return state
}

interface Dressing {
  readonly icons: Icons | null
  readonly reducedMotion: boolean
  readonly clock: Clock
  readonly dated: boolean
}

function dress(element: HTMLElement, { icons, reducedMotion, clock, dated }: Dressing) {
  // `04-13 06:17:05`; the year is in the details
  const clockText = (time: string) => timeText(time, clock).slice(dated ? 5 : 11)
  return { palette: readPalette(element), icons: icons ?? new Map(), reducedMotion, timeText: clockText }
}
