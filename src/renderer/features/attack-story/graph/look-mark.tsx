import { useEffect, useRef } from 'react'
import { useThemeName } from '../../../theme/use-theme-name.ts'
import { createCanvasPen } from './canvas-pen.ts'
import { drawLook, type Icons, type Look } from './look.ts'
import { readPalette } from './palette.ts'

/** A node as the graph draws it, for the legend. */
export function LookMark({ look, icons, size = 24 }: { look: Look; icons: Icons; size?: number }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useThemeName()
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context || !theme) return
    const density = window.devicePixelRatio || 1
    element.width = size * density
    element.height = size * density
    context.scale(density, density)
    const palette = readPalette(element)
    drawLook(createCanvasPen(context, palette.font), look, palette, icons, size / 2, size / 2, size / 3.3)
  }, [look, icons, size, theme])
  return <canvas ref={canvas} style={{ width: size, height: size, flex: 'none' }} aria-hidden />
}
