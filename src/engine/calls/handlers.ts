import { assert } from '#base/assert.ts'
import { activityReads, activityWrites } from '../activity/calls.ts'
import { alertReads, alertWrites } from '../alerts/calls.ts'
import { assetReads, assetWrites } from '../assets/calls.ts'
import { assistReads } from '../assist/calls.ts'
import { clockReads, clockWrites } from '../clocks/calls.ts'
import { detectionReads, detectionWrites } from '../detect/calls.ts'
import { entityReads, entityWrites, graphReads, graphWrites } from '../entities/calls.ts'
import { bookmarkReads, bookmarkWrites } from '../hunt/bookmarks.ts'
import { huntReads, huntWrites } from '../hunt/calls.ts'
import { languageReads } from '../hunt/language.ts'
import { incidentReads, incidentWrites } from '../incidents/calls.ts'
import { evidenceReads } from '../ingest/calls.ts'
import { investigationReads, investigationWrites } from '../investigate/calls.ts'
import { processReads } from '../processes/calls.ts'
import { searchReads } from '../search/calls.ts'
import { sectionReads } from '../sections/calls.ts'
import { signInReads } from '../sign-ins/calls.ts'
import { caseReads } from '../store/calls.ts'
import { taskReads, taskWrites } from '../tasks/calls.ts'
import { timelineReads, timelineWrites } from '../timeline/calls.ts'
import { tuningReads, tuningWrites } from '../tuning/calls.ts'
import type { ReadCall, WriteCall } from './call.ts'

/** Every call that reads the case, by noun; one line an area. */
export const reads = {
  case: caseReads,
  evidence: evidenceReads,
  timeline: timelineReads,
  sections: sectionReads,
  signIns: signInReads,
  assets: assetReads,
  clocks: clockReads,
  incidents: incidentReads,
  alerts: alertReads,
  processes: processReads,
  tuning: tuningReads,
  hunt: huntReads,
  detections: detectionReads,
  bookmarks: bookmarkReads,
  language: languageReads,
  graph: graphReads,
  entities: entityReads,
  investigations: investigationReads,
  activity: activityReads,
  tasks: taskReads,
  search: searchReads,
  assist: assistReads,
}

/** Every call that changes the case, by noun. */
export const writes = {
  tuning: tuningWrites,
  timeline: timelineWrites,
  assets: assetWrites,
  clocks: clockWrites,
  incidents: incidentWrites,
  alerts: alertWrites,
  hunt: huntWrites,
  detections: detectionWrites,
  bookmarks: bookmarkWrites,
  graph: graphWrites,
  entities: entityWrites,
  investigations: investigationWrites,
  activity: activityWrites,
  tasks: taskWrites,
}

function find(lists: object, noun: string, verb: string): unknown {
  const list = Object.hasOwn(lists, noun) ? (lists as Record<string, object>)[noun]! : {}
  const handler = Object.hasOwn(list, verb) ? (list as Record<string, unknown>)[verb] : undefined
  assert(handler, `${noun}.${verb} has a handler`)
  return handler
}

/** The handler of a reading call. Input was validated at the border, so the types meet here without a check. */
export const readHandler = (noun: string, verb: string) => find(reads, noun, verb) as ReadCall<unknown, unknown>
export const writeHandler = (noun: string, verb: string) => find(writes, noun, verb) as WriteCall<unknown, unknown>
