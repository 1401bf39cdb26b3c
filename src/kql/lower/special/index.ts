import { bins } from './bin-auto.ts'
import { choice } from './choice.ts'
import { clock } from './clock.ts'
import { conversions } from './conversions.ts'
import { geoInfo } from './geo-info.ts'
import { names } from './names.ts'
import { ranges } from './range.ts'
import { row } from './row.ts'
import type { Special } from './special.ts'
import { windows } from './windows.ts'

export const specials: Record<string, Special> = {
  ...conversions,
  ...clock,
  ...windows,
  ...row,
  ...choice,
  ...names,
  ...ranges,
  ...geoInfo,
  ...bins,
}
