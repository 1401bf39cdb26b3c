import type { Reads, Writes } from '../calls/index.ts'
import { getAlert } from './detail.ts'
import { alertFacets } from './facets.ts'
import { alertHistory } from './history.ts'
import { alertIds, listAlerts } from './list.ts'
import { alertRecords } from './records.ts'
import { similarAlerts } from './similar.ts'
import { actionsTaken } from './story/actions.ts'
import { alertStory, relatedEvents } from './story/story.ts'
import { alertTicket } from './ticket/ticket.ts'
import { updateAlerts } from './update.ts'

export const alertReads: Reads<'alerts'> = {
  list: listAlerts,
  ids: alertIds,
  facets: (store, input) => alertFacets(store, input.incident),
  get: (store, input) => getAlert(store, input.alert),
  story: alertStory,
  related: relatedEvents,
  actions: (store, input) => actionsTaken(store, input.alert),
  ticket: (store, input) => alertTicket(store, input.alert),
  history: (store, input) => alertHistory(store, input.alert),
  similar: (store, input) => similarAlerts(store, input.alert),
  records: (store, input) => alertRecords(store, input.alert),
}

export const alertWrites: Writes<'alerts'> = { update: updateAlerts }
