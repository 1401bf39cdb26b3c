import type { LowerOperator } from '../operator.ts'
import { lowerCount } from './count.ts'
import { lowerDistinct } from './distinct.ts'
import { lowerExtend } from './extend.ts'
import { lowerJoin, lowerLookup } from './join.ts'
import { lowerMvApply } from './mv-apply.ts'
import { lowerMvExpand } from './mv-expand.ts'
import {
  lowerProject,
  lowerProjectAway,
  lowerProjectByNames,
  lowerProjectKeep,
  lowerProjectRename,
  lowerProjectReorder,
} from './project.ts'
import { lowerSort, lowerTake, lowerTop } from './sort.ts'
import { lowerSummarize } from './summarize.ts'
import { lowerUnion } from './union.ts'
import { lowerWhere } from './where.ts'

/** The operators of a pipe by the class of their node; each has a file. */
export const operators: Record<string, LowerOperator> = {
  FilterOperator: lowerWhere,
  ExtendOperator: lowerExtend,
  ProjectOperator: lowerProject,
  ProjectAwayOperator: lowerProjectAway,
  ProjectKeepOperator: lowerProjectKeep,
  ProjectRenameOperator: lowerProjectRename,
  ProjectReorderOperator: lowerProjectReorder,
  ProjectByNamesOperator: lowerProjectByNames,
  SummarizeOperator: lowerSummarize,
  DistinctOperator: lowerDistinct,
  CountOperator: lowerCount,
  SortOperator: lowerSort,
  TopOperator: lowerTop,
  TakeOperator: lowerTake,
  JoinOperator: lowerJoin,
  LookupOperator: lowerLookup,
  UnionOperator: lowerUnion,
  MvExpandOperator: lowerMvExpand,
  MvApplyOperator: lowerMvApply,
}
