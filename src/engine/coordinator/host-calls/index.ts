import { activityHostCalls } from './activity.ts'
import { appHostCalls } from './app.ts'
import { caseHostCalls } from './case.ts'
import { clockHostCalls } from './clocks.ts'
import { detectionHostCalls } from './detections.ts'
import { eventHostCalls } from './events.ts'
import { evidenceHostCalls } from './evidence.ts'
import { investigationHostCalls } from './investigations.ts'
import { jobHostCalls } from './jobs.ts'

/** Calls the coordinator answers itself, one noun a file. */
export const hostCalls = {
  activity: activityHostCalls,
  app: appHostCalls,
  case: caseHostCalls,
  clocks: clockHostCalls,
  evidence: evidenceHostCalls,
  jobs: jobHostCalls,
  detections: detectionHostCalls,
  investigations: investigationHostCalls,
  events: eventHostCalls,
}
