import type { Reads, Writes } from '../calls/index.ts'
import { listActions } from './actions.ts'
import { decideActions } from './decide.ts'
import { getInvestigation, investigationLog } from './detail.ts'
import { investigationEntities, investigationEntity } from './entities.ts'
import { listLevels, setLevel } from './levels.ts'
import { listInvestigations } from './list.ts'
import { runInvestigations } from './start.ts'

export const investigationReads: Reads<'investigations'> = {
  list: listInvestigations,
  get: getInvestigation,
  entities: investigationEntities,
  entity: investigationEntity,
  log: investigationLog,
  actions: (store, { incident }) => listActions(store, { incident }),
  levels: listLevels,
}

export const investigationWrites: Writes<'investigations'> = { run: runInvestigations, decide: decideActions, setLevel }
