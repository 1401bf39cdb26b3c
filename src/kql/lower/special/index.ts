import { clock } from './clock.ts'
import { conversions } from './conversions.ts'
import type { Special } from './special.ts'

export const specials: Record<string, Special> = { ...conversions, ...clock }
