import type { Reads, Writes } from '../calls/index.ts'
import { listClocks } from './list.ts'
import { setClock, switchClocks } from './set-clock.ts'

export const clockReads: Reads<'clocks'> = { list: listClocks }

export const clockWrites: Writes<'clocks'> = { set: setClock, switch: switchClocks }
