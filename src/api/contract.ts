import { activityCalls } from './calls/activity.ts'
import { alertCalls } from './calls/alerts.ts'
import { appCalls } from './calls/app.ts'
import { assetCalls } from './calls/assets.ts'
import { assistCalls } from './calls/assist.ts'
import { bookmarkCalls } from './calls/bookmarks.ts'
import { caseCalls } from './calls/case.ts'
import { clockCalls } from './calls/clocks.ts'
import { entityCalls } from './calls/entities.ts'
import { evidenceCalls } from './calls/evidence.ts'
import { graphCalls } from './calls/graph.ts'
import { huntCalls, languageCalls } from './calls/hunt.ts'
import { detectionCalls } from './calls/hunt-link.ts'
import { incidentCalls } from './calls/incidents.ts'
import { investigationCalls } from './calls/investigations.ts'
import { jobCalls } from './calls/jobs.ts'
import { processCalls } from './calls/processes.ts'
import { searchCalls } from './calls/search.ts'
import { sectionCalls } from './calls/sections.ts'
import { signInCalls } from './calls/sign-ins.ts'
import { taskCalls } from './calls/tasks.ts'
import { timelineCalls } from './calls/timeline.ts'
import { tuningCalls } from './calls/tuning.ts'
import { eventCalls } from './events.ts'

/** Everything a window, a browser or a script may ask, one noun a file. Input and output are validated at the border. */
export const contract = {
  app: appCalls,
  case: caseCalls,
  evidence: evidenceCalls,
  jobs: jobCalls,
  incidents: incidentCalls,
  alerts: alertCalls,
  processes: processCalls,
  tuning: tuningCalls,
  graph: graphCalls,
  entities: entityCalls,
  assets: assetCalls,
  clocks: clockCalls,
  investigations: investigationCalls,
  timeline: timelineCalls,
  sections: sectionCalls,
  signIns: signInCalls,
  hunt: huntCalls,
  detections: detectionCalls,
  bookmarks: bookmarkCalls,
  language: languageCalls,
  activity: activityCalls,
  tasks: taskCalls,
  search: searchCalls,
  assist: assistCalls,
  events: eventCalls,
}

export type Contract = typeof contract
