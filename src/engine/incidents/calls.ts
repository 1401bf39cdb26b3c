import { incidentEntries } from '../activity/entries.ts'
import type { Reads, Writes } from '../calls/index.ts'
import { correlate } from '../correlate/correlate.ts'
import { getIncident } from './detail.ts'
import { incidentEvidence } from './evidence/list.ts'
import { deleteFilterSet, filterSets, saveFilterSet } from './filter-sets.ts'
import { incidentFacets, incidentHistogram, listIncidents } from './queue.ts'
import { mergeIncidents, moveAlerts } from './regroup.ts'
import { similarIncidents } from './similar.ts'
import { commentOnIncident, updateIncidents } from './update.ts'

export const incidentReads: Reads<'incidents'> = {
  list: listIncidents,
  facets: incidentFacets,
  histogram: incidentHistogram,
  get: (store, input) => getIncident(store, input.incident),
  evidence: incidentEvidence,
  similar: similarIncidents,
  activities: (store, input) => incidentEntries(store, input.incident),
  filterSets,
}

export const incidentWrites: Writes<'incidents'> = {
  update: updateIncidents,
  comment: commentOnIncident,
  merge: mergeIncidents,
  moveAlerts,
  correlate: (store, input, context) => correlate(store, { ignoreProvider: input.ignoreProvider }, context),
  saveFilterSet,
  deleteFilterSet,
}
