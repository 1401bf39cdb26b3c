import { type RefObject, useEffect, useRef, useState } from 'react'
import { useReducedMotion, useThemeName } from '../../../theme/use-theme-name.ts'
import { type Clock, timeText, useClock } from '../../../ui/clock.ts'
import type { Icons } from './look.ts'
import { readPalette } from './palette.ts'
import { createStage, type Stage } from './stage.ts'

export type StageState = { readonly stage: Stage } | { readonly failed: 'absent' | 'lost' } | null

const hasWebGl = (): boolean => {
  const canvas = document.createElement('canvas')
  return (canvas.getContext('webgl2') ?? canvas.getContext('webgl')) !== null
}

/** The drawing surface in an element, dressed in the theme; null until icons and element are there. */
export function useStage(container: RefObject<HTMLElement | null>, icons: Icons | null): StageState {
  const [state, setState] = useState<StageState>(null)
  const theme = useThemeName()
  const reducedMotion = useReducedMotion()
  const clock = useClock()
  const dressed = useRef({ icons, reducedMotion, clock })
  dressed.current = { icons, reducedMotion, clock }
  const ready = icons !== null

  useEffect(() => {
    const element = container.current
    if (!element || !ready) return
    if (!hasWebGl()) {
      setState({ failed: 'absent' })
      return
    }
    const stage = createStage(element, { ...dress(element, dressed.current) })
    setState({ stage })
    const stop = stage.on('lost', () => setState({ failed: 'lost' }))
    return () => {
      stop()
      stage.kill()
      setState(null)
    }
  }, [container, ready])

  const stage = state && 'stage' in state ? state.stage : null
  useEffect(() => {
    const element = container.current
    // The theme's name stands for the colours that are read from the page once it is in force.
    if (stage && element && theme) stage.dress(dress(element, { icons, reducedMotion, clock }))
  }, [stage, container, theme, icons, reducedMotion, clock])
  return state
}

function dress(element: HTMLElement, { icons, reducedMotion, clock }: { icons: Icons | null; reducedMotion: boolean; clock: Clock }) {
  const clockText = (time: string) => timeText(time, clock).slice(11)
  return { palette: readPalette(element), icons: icons ?? new Map(), reducedMotion, timeText: clockText }
}
