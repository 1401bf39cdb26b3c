import { useEffect, useRef } from 'react'
import { useThemeName } from '../../../theme/use-theme-name.ts'
import type { Emphasis } from '../scene/emphasis.ts'
import type { Scene } from '../scene/scene.ts'
import type { Bounds } from './hand.ts'
import styles from './minimap.module.css'
import { type Palette, readPalette } from './palette.ts'
import { boundsOf, type Places, placeIn } from './placement.ts'
import { isDimmed } from './reducers.ts'
import type { Stage } from './stage.ts'

const [WIDTH, HEIGHT] = [132, 88]

/** The whole picture in small, with the part that is in sight; it shows only where some of the whole is out of sight. */
export function Minimap({ stage, scene, places, emphasis }: { stage: Stage; scene: Scene; places: Places; emphasis: Emphasis }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeName()
  // colours are read from the page, which must be laid out for it: once for a theme, not for every step
  const colours = useRef<{ readonly theme: string; readonly palette: Palette } | null>(null)
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    const whole = boundsOf(scene, places)
    if (!element || !context || !whole || !theme) return
    const density = window.devicePixelRatio || 1
    element.width = WIDTH * density
    element.height = HEIGHT * density
    if (colours.current?.theme !== theme) colours.current = { theme, palette: readPalette(element) }
    const { palette } = colours.current
    const scale = Math.min(WIDTH / (whole.right - whole.left), HEIGHT / (whole.top - whole.bottom))
    const x = (value: number) => (value - (whole.left + whole.right) / 2) * scale + WIDTH / 2
    const y = (value: number) => ((whole.bottom + whole.top) / 2 - value) * scale + HEIGHT / 2
    const draw = (seen: Bounds) => {
      element.hidden = holds(seen, whole)
      context.setTransform(density, 0, 0, density, 0, 0)
      context.clearRect(0, 0, WIDTH, HEIGHT)
      for (const node of scene.nodes.values()) {
        const place = placeIn(places, node)
        if (!place) continue
        context.globalAlpha = isDimmed(node.key, emphasis) ? 0.25 : 1
        context.fillStyle = node.hollow ? palette.quiet : palette.kind(node.kind)
        const size = node.alerts.length > 0 ? 3 : 2
        context.fillRect(x(place.x) - size / 2, y(place.y) - size / 2, size, size)
      }
      context.globalAlpha = 1
      context.strokeStyle = palette.accent
      context.lineWidth = 1.5
      context.strokeRect(x(seen.left), y(seen.top), (seen.right - seen.left) * scale, (seen.top - seen.bottom) * scale)
    }
    element.hidden = true
    // The hand takes the middle of what is seen to where it points; the keys walk from node to node instead.
    const go = ({ offsetX, offsetY }: PointerEvent) =>
      stage.look({
        x: (offsetX - WIDTH / 2) / scale + (whole.left + whole.right) / 2,
        y: (whole.bottom + whole.top) / 2 - (offsetY - HEIGHT / 2) / scale,
      })
    const hold = (event: PointerEvent) => {
      element.setPointerCapture(event.pointerId)
      go(event)
    }
    const drag = (event: PointerEvent) => element.hasPointerCapture(event.pointerId) && go(event)
    element.addEventListener('pointerdown', hold)
    element.addEventListener('pointermove', drag)
    const stop = stage.on('moved', draw)
    return () => {
      stop()
      element.removeEventListener('pointerdown', hold)
      element.removeEventListener('pointermove', drag)
    }
  }, [stage, scene, places, emphasis, theme])
  return <canvas ref={canvas} className={styles.minimap} style={{ width: WIDTH, height: HEIGHT }} data-minimap aria-hidden />
}

const holds = (seen: Bounds, whole: Bounds): boolean =>
  seen.left <= whole.left && seen.right >= whole.right && seen.bottom <= whole.bottom && seen.top >= whole.top
