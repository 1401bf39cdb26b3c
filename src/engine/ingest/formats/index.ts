import type { Format } from '../format.ts'
import { graphAlerts } from './graph-alerts.ts'
import { graphIncidents } from './graph-incidents.ts'

/** Every evidence format, in no order that matters: the one that is surest of a source reads it. */
export const formats: readonly Format[] = [graphAlerts, graphIncidents]
