import type { Roster } from './session.ts'
import type { World } from './world.ts'

/** What acts play on: the recorded world and the machines that are on. */
export type Stage = { world: World; roster: Roster }
