import type { Reads, Writes } from '../calls/index.ts'
import { incidentCoverage } from './coverage.ts'
import { getEntity } from './detail.ts'
import { incidentGraph, savePositions } from './graph.ts'
import { ofRecord } from './of-record.ts'
import { originalRecord } from './read-record.ts'
import { listRecords } from './records.ts'
import { setVerdict } from './set-verdict.ts'
import { splitEntity } from './split.ts'

export const graphReads: Reads<'graph'> = { get: incidentGraph, coverage: incidentCoverage }

export const graphWrites: Writes<'graph'> = { savePositions }

export const entityReads: Reads<'entities'> = {
  get: getEntity,
  records: listRecords,
  record: originalRecord,
  ofRecord,
}

export const entityWrites: Writes<'entities'> = { setVerdict, split: splitEntity }
