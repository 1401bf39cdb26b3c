import type { Verb } from '../command.ts'
import { clickhouseVerb } from './clickhouse.ts'
import { clockVerb } from './clock.ts'
import { correlateVerb } from './correlate.ts'
import { demoVerb } from './demo.ts'
import { detectVerb } from './detect.ts'
import { geoPackVerb } from './geo-pack.ts'
import { huntVerb } from './hunt.ts'
import { importVerb } from './import.ts'
import { incidentVerb } from './incident.ts'
import { incidentsVerb } from './incidents.ts'
import { openVerb } from './open.ts'
import { rulesVerb } from './rules.ts'
import { serveVerb } from './serve.ts'
import { tablesVerb } from './tables.ts'
import { ticketVerb } from './ticket.ts'
import { verifyVerb } from './verify.ts'

/** Every verb of the command line, in the order help lists them. */
export const verbs: readonly Verb[] = [
  demoVerb,
  importVerb,
  tablesVerb,
  incidentsVerb,
  incidentVerb,
  huntVerb,
  geoPackVerb,
  rulesVerb,
  detectVerb,
  clickhouseVerb,
  correlateVerb,
  clockVerb,
  ticketVerb,
  verifyVerb,
  serveVerb,
  openVerb,
]
