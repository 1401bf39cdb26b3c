import type * as z from 'zod'
import type { event } from '#api/events.ts'

type Changed = Extract<z.output<typeof event>, { type: 'case.changed' }>

/** What of a case a screen may have to fetch again. */
export type Area = Changed['areas'][number]

const ofCall: { readonly [call: string]: readonly Area[] } = {
  'graph.savePositions': ['layout'],
  'incidents.saveFilterSet': ['settings'],
  'incidents.deleteFilterSet': ['settings'],
  'hunt.unlink': ['alerts', 'incidents', 'entities', 'sources', 'tables'],
  'hunt.link': ['alerts', 'incidents', 'entities', 'sources', 'tables'],
  'bookmarks.add': ['settings'],
  'bookmarks.change': ['settings'],
  'bookmarks.remove': ['settings'],
  'detections.save': ['settings'],
  'detections.setEnabled': ['settings'],
  'detections.delete': ['settings'],
  'detections.keep': ['sources', 'tables'],
  'detections.settle': ['alerts', 'incidents', 'entities', 'sources', 'tables', 'settings'],
  'hunt.importQueries': ['settings'],
  'hunt.removeImported': ['settings'],
  'hunt.saveQuery': ['settings'],
  'hunt.deleteQuery': ['settings'],
  'entities.setVerdict': ['entities', 'incidents'],
  'timeline.flag': ['entities'],
  'assets.update': ['entities', 'alerts', 'incidents'],
  'clocks.set': ['clocks', 'sources', 'tables', 'alerts', 'incidents', 'entities'],
  'clocks.switch': ['clocks', 'sources', 'tables', 'alerts', 'incidents', 'entities'],
  'investigations.run': ['investigations', 'incidents'],
  'investigations.decide': ['investigations', 'incidents'],
  'investigations.setLevel': ['investigations'],
  'activity.undo': ['clocks', 'tables', 'alerts', 'incidents', 'entities', 'layout', 'settings', 'investigations'],
  'activity.redo': ['clocks', 'tables', 'alerts', 'incidents', 'entities', 'layout', 'settings', 'investigations'],
  'entities.split': ['entities', 'alerts', 'incidents'],
}

/** Areas a writing call may change; what is not listed touches triage: alerts and incidents. */
export function areasOfCall(noun: string, verb: string): readonly Area[] {
  return ofCall[`${noun}.${verb}`] ?? ['alerts', 'incidents']
}

/** What a load may change while it runs and when it ends. */
export const areasOfLoad: readonly Area[] = ['sources', 'tables', 'alerts', 'incidents', 'entities']
