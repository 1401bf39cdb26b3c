import type { Reads, Writes } from '../calls/index.ts'
import { getAlert } from './detail.ts'
import { alertRecords } from './records.ts'
import { updateAlerts } from './update.ts'

export const alertReads: Reads<'alerts'> = {
  get: (store, input) => getAlert(store, input.alert),
  records: (store, input) => alertRecords(store, input.alert),
}

export const alertWrites: Writes<'alerts'> = { update: updateAlerts }
