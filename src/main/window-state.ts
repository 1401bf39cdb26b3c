import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'

const bounds = z.object({ x: z.number(), y: z.number(), width: z.number().min(640), height: z.number().min(480) })
const state = z.object({ bounds: bounds.nullable(), maximized: z.boolean() })

export type WindowState = z.output<typeof state>
type Rectangle = z.output<typeof bounds>

const initial: WindowState = { bounds: null, maximized: false }

/** Where the window stood when it was last closed; anything unreadable is as if it had never stood anywhere. */
export function readWindowState(path: string): WindowState {
  try {
    return state.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return initial
  }
}

export function writeWindowState(path: string, now: WindowState): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(now))
}

/** The remembered place, where a good part of it still lies on a screen: screens are unplugged. */
export function placeOnScreens(wanted: Rectangle | null, screens: readonly Rectangle[]): Rectangle | null {
  if (!wanted) return null
  const isSeen = screens.some((screen) => {
    const width = Math.min(wanted.x + wanted.width, screen.x + screen.width) - Math.max(wanted.x, screen.x)
    const height = Math.min(wanted.y + wanted.height, screen.y + screen.height) - Math.max(wanted.y, screen.y)
    return width >= 200 && height >= 100
  })
  return isSeen ? wanted : null
}
