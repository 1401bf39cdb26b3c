import type { Area, CallName } from './client.ts'

/**
 * What of the case each remembered answer depends on. A call that is not listed depends on everything, so that a new call shows
 * fresh data before anyone thinks of this list.
 */
const dependsOn: Partial<Record<CallName, readonly Area[]>> = {
  'app.about': [],
  'app.settings': [],
  'case.recent': [],
  'clocks.list': ['clocks', 'sources', 'entities'],
  'evidence.sources': ['sources'],
  'evidence.problems': ['sources'],
  'evidence.tables': ['sources', 'tables'],
  'incidents.list': ['incidents', 'alerts'],
  'incidents.facets': ['incidents', 'alerts'],
  'incidents.histogram': ['incidents', 'alerts'],
  'incidents.get': ['incidents', 'alerts', 'entities', 'investigations'],
  'incidents.evidence': ['incidents', 'alerts', 'entities', 'investigations'],
  'investigations.list': ['investigations', 'incidents'],
  'investigations.get': ['investigations', 'incidents'],
  'investigations.entities': ['investigations'],
  'investigations.entity': ['investigations'],
  'investigations.log': ['investigations'],
  'incidents.similar': ['incidents', 'alerts', 'entities'],
  'investigations.actions': ['investigations', 'incidents'],
  'investigations.levels': ['investigations', 'alerts'],
  'incidents.activities': ['incidents', 'alerts'],
  'incidents.filterSets': ['settings'],
  'alerts.list': ['alerts', 'incidents', 'entities'],
  'alerts.ids': ['alerts', 'incidents'],
  'alerts.facets': ['alerts', 'incidents'],
  'alerts.get': ['alerts', 'incidents', 'entities', 'sources'],
  'alerts.story': ['alerts', 'incidents', 'entities', 'tables'],
  'alerts.related': ['alerts', 'entities', 'tables'],
  'alerts.actions': ['alerts', 'entities', 'tables'],
  'alerts.history': ['alerts', 'incidents'],
  'alerts.similar': ['alerts', 'incidents', 'entities'],
  'alerts.records': ['alerts', 'sources'],
  'processes.roots': ['alerts', 'entities', 'tables'],
  'processes.children': ['alerts', 'entities', 'tables'],
  'processes.path': ['alerts', 'entities', 'tables'],
  'processes.events': ['tables'],
  'processes.search': ['alerts', 'entities', 'tables'],
  'graph.get': ['alerts', 'incidents', 'entities', 'tables'],
  'graph.coverage': ['incidents', 'entities', 'tables'],
  'entities.get': ['alerts', 'incidents', 'entities', 'tables'],
  'bookmarks.list': ['settings', 'tables'],
  'bookmarks.ofIncident': ['settings', 'tables', 'incidents', 'alerts', 'entities'],
  'detections.list': ['settings', 'alerts'],
  'hunt.savedQueries': ['settings'],
  'hunt.linkPreview': [],
  'hunt.origin': ['alerts', 'settings'],
  'hunt.originRows': ['alerts'],
  'hunt.goHunt': ['entities', 'tables'],
  'hunt.goHuntRow': ['tables'],
  'hunt.goHuntValues': [],
  'signIns.review': ['entities', 'tables'],
  'sections.get': ['entities', 'tables'],
  'sections.prevalence': ['entities', 'tables'],
  'sections.similarMails': ['entities', 'tables'],
  'timeline.events': ['entities', 'alerts', 'tables'],
  'timeline.histogram': ['entities', 'alerts', 'tables'],
  'assets.list': ['entities', 'alerts', 'tables'],
  'assets.counts': ['entities', 'alerts'],
  'assets.tags': ['entities', 'alerts'],
  'entities.records': ['alerts', 'entities', 'tables'],
}

/** Whether an answer to the call may have changed with those areas. */
export function isStaleAfter(name: CallName, areas: readonly Area[]): boolean {
  const known = dependsOn[name]
  return known ? known.some((area) => areas.includes(area)) : true
}
