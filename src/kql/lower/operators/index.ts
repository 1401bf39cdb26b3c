import { lowerGraphMatch, lowerGraphShortestPaths } from '../graph/graph-match.ts'
import { lowerGraphMarkComponents, lowerGraphToTable, lowerGraphWhereEdges, lowerGraphWhereNodes } from '../graph/graph-tables.ts'
import { lowerMakeGraph } from '../graph/make-graph.ts'
import type { LowerOperator } from '../operator.ts'
import { lowerAs } from './as.ts'
import { lowerAssertSchema } from './assert-schema.ts'
import { lowerConsume } from './consume.ts'
import { lowerCount } from './count.ts'
import { lowerDistinct } from './distinct.ts'
import { lowerEvaluate } from './evaluate.ts'
import { lowerExtend } from './extend.ts'
import { lowerGetSchema } from './get-schema.ts'
import { lowerInvoke } from './invoke.ts'
import { lowerJoin, lowerLookup } from './join.ts'
import { lowerMakeSeries } from './make-series.ts'
import { lowerMvApply } from './mv-apply.ts'
import { lowerMvExpand } from './mv-expand.ts'
import { lowerParse, lowerParseWhere } from './parse.ts'
import { lowerParseKv } from './parse-kv.ts'
import { lowerPartition } from './partition.ts'
import {
  lowerProject,
  lowerProjectAway,
  lowerProjectByNames,
  lowerProjectKeep,
  lowerProjectRename,
  lowerProjectReorder,
} from './project.ts'
import { lowerReduce } from './reduce.ts'
import { lowerRender } from './render.ts'
import { lowerSample, lowerSampleDistinct } from './sample.ts'
import { lowerScan } from './scan.ts'
import { lowerSearch } from './search.ts'
import { lowerSerialize } from './serialize.ts'
import { lowerSort, lowerTake, lowerTop } from './sort.ts'
import { lowerSummarize } from './summarize.ts'
import { lowerTopHitters } from './top-hitters.ts'
import { lowerTopNested } from './top-nested.ts'
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
  SerializeOperator: lowerSerialize,
  AsOperator: lowerAs,
  AssertSchemaOperator: lowerAssertSchema,
  ConsumeOperator: lowerConsume,
  ReduceByOperator: lowerReduce,
  RenderOperator: lowerRender,
  InvokeOperator: lowerInvoke,
  GetSchemaOperator: lowerGetSchema,
  SampleOperator: lowerSample,
  SampleDistinctOperator: lowerSampleDistinct,
  TopHittersOperator: lowerTopHitters,
  PartitionOperator: lowerPartition,
  ParseOperator: lowerParse,
  ParseWhereOperator: lowerParseWhere,
  ParseKvOperator: lowerParseKv,
  SearchOperator: lowerSearch,
  TopNestedOperator: lowerTopNested,
  EvaluateOperator: lowerEvaluate,
  ScanOperator: lowerScan,
  MakeGraphOperator: lowerMakeGraph,
  GraphMatchOperator: lowerGraphMatch,
  GraphShortestPathsOperator: lowerGraphShortestPaths,
  GraphToTableOperator: lowerGraphToTable,
  GraphMarkComponentsOperator: lowerGraphMarkComponents,
  GraphWhereNodesOperator: lowerGraphWhereNodes,
  GraphWhereEdgesOperator: lowerGraphWhereEdges,
  MakeSeriesOperator: lowerMakeSeries,
}
