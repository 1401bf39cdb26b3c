import {
  type Digest,
  gatherDigest,
  gathered,
  newGathering,
  percentileOf,
  percentRankOf,
  printDigest,
  rankOf,
  readDigest,
} from '../../runtime/digest.ts'
import { isArray } from '../../runtime/dynamic-values.ts'
import { distinctCount, joinDistinct, newDistinct, printDistinct, readDistinct } from '../../runtime/sketches.ts'
import type { Dynamic } from '../../values/json.ts'
import type { Param, ScalarRow } from '../scalar-row.ts'

/** A digest of 1 to 4, and a sketch of three distinct values, for the examples. */
const DIGEST = 'dynamic([[7],[1.0,2.0,3.0,4.0],[1.0,1.0,1.0,1.0]])'
const SKETCH = 'dynamic([[1024,14],["1","2","3"],""])'

/** A function of a digest and a number; null where the value is no digest. */
function ofDigest(
  name: string,
  doc: string,
  example: readonly [string, string],
  params: readonly Param[],
  returns: 'real' | 'long' | 'dynamic',
  body: (digest: Digest, ...rest: never[]) => unknown,
): ScalarRow {
  return {
    name,
    doc,
    example,
    forms: [
      {
        params: ['dynamic', ...params],
        returns,
        js: {
          body: (value: Dynamic, ...rest: never[]) => {
            const digest = readDigest(value)
            return digest && digest.values.length > 0 ? body(digest, ...rest) : null
          },
        },
      },
    ],
  }
}

function merged(...values: readonly Dynamic[]): Dynamic {
  const digests = values.map(readDigest)
  if (digests.includes(null)) return null
  return printDigest(gathered(digests.reduce((state, digest) => gatherDigest(state, digest!), newGathering())))
}

function mergedDistinct(...values: readonly Dynamic[]): Dynamic {
  const sketches = values.map(readDistinct)
  if (sketches.includes(null)) return null
  const empty = { ...newDistinct(), precision: sketches[0]!.precision }
  return printDistinct(sketches.reduce((into, sketch) => joinDistinct(into!, sketch!), empty)!)
}

/** What can be asked of `hll()` and `tdigest()` sketches. */
export const sketches: readonly ScalarRow[] = [
  {
    name: 'dcount_hll',
    doc: 'Distinct values that a sketch of `hll` has seen: exact while they are few',
    example: [`dcount_hll(${SKETCH})`, '3'],
    forms: [
      {
        params: ['dynamic'],
        returns: 'long',
        js: {
          body: (value: Dynamic) => {
            const sketch = readDistinct(value)
            return sketch && distinctCount(sketch)
          },
        },
      },
    ],
  },
  {
    name: 'hll_merge',
    doc: 'Several sketches of `hll` joined',
    example: [`dcount_hll(hll_merge(${SKETCH}, dynamic([[1024,14],["3","4"],""])))`, '4'],
    forms: [{ params: ['dynamic', 'dynamic'], rest: 'dynamic', returns: 'dynamic', js: { body: mergedDistinct } }],
  },
  {
    name: 'tdigest_merge',
    aliases: ['merge_tdigest'],
    doc: 'Several digests of `tdigest` joined',
    example: [`rank_tdigest(tdigest_merge(${DIGEST}, ${DIGEST}), 2)`, '4'],
    forms: [{ params: ['dynamic', 'dynamic'], rest: 'dynamic', returns: 'dynamic', js: { body: merged } }],
  },
  ofDigest(
    'percentile_tdigest',
    'The value at a percentile of a digest',
    [`percentile_tdigest(${DIGEST}, 50)`, '2.0'],
    ['real'],
    'real',
    percentileOf,
  ),
  ofDigest(
    'percentiles_array_tdigest',
    'The values at several percentiles of a digest',
    [`percentiles_array_tdigest(${DIGEST}, dynamic([50, 100]))`, '[2.0,4.0]'],
    ['json'],
    'dynamic',
    (digest, percents: Dynamic) =>
      Float64Array.from(isArray(percents) ? percents : [percents], (percent) => percentileOf(digest, Number(percent)) ?? Number.NaN),
  ),
  ofDigest(
    'rank_tdigest',
    'How many values of a digest are not above a value',
    [`rank_tdigest(${DIGEST}, 3)`, '3'],
    ['real'],
    'long',
    (digest, value: number) => Math.round(rankOf(digest, value)),
  ),
  ofDigest(
    'percentrank_tdigest',
    'The values of a digest that are not above a value, in per cent',
    [`percentrank_tdigest(${DIGEST}, 3)`, '75.0'],
    ['real'],
    'real',
    percentRankOf,
  ),
]
