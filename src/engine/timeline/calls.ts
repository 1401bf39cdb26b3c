import type { Reads, Writes } from '../calls/index.ts'
import { timelineEvents } from './events.ts'
import { flagEvents } from './flag.ts'
import { timelineHistogram } from './histogram.ts'
import { undatedEvents } from './undated.ts'

export const timelineReads: Reads<'timeline'> = { events: timelineEvents, histogram: timelineHistogram, undated: undatedEvents }

export const timelineWrites: Writes<'timeline'> = { flag: flagEvents }
