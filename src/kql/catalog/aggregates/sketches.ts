import { type Gathering, gather, gatherDigest, gathered, newGathering, printDigest, readDigest } from '../../runtime/digest.ts'
import { addHash, type DistinctSketch, joinDistinct, newDistinct, printDistinct, readDistinct } from '../../runtime/sketches.ts'
import { hashables, valueHash } from '../../runtime/value-hash.ts'
import type { Dynamic } from '../../values/json.ts'
import { type AggregateForm, type AggregateRow, defineJsAggregate } from '../aggregate-row.ts'
import { conditional } from './conditional.ts'

interface Counting {
  sketch: DistinctSketch | null
}

const hll: AggregateRow = {
  name: 'hll',
  doc: 'A sketch of the distinct values, for `dcount_hll` and `hll_merge`',
  example: ['dcount_hll(hll(s))', '2'],
  forms: hashables.map(
    (param): AggregateForm => ({
      params: [param, 'int'],
      optional: 1,
      returns: 'dynamic',
      js: defineJsAggregate<Counting>({
        start: () => ({ sketch: null }),
        step: (state, value: never, accuracy?: number) => {
          state.sketch ??= newDistinct(accuracy)
          addHash(state.sketch, valueHash[param](value))
          return state
        },
        result: ({ sketch }) => sketch && printDistinct(sketch),
      }),
    }),
  ),
}

const hllMerge: AggregateRow = {
  name: 'hll_merge',
  doc: 'Sketches of `hll` joined over all rows',
  example: ['dcount_hll(hll_merge(dynamic([[1024,14],["1","2"],""])))', '2'],
  forms: [
    {
      params: ['dynamic'],
      returns: 'dynamic',
      js: defineJsAggregate<Counting>({
        start: () => ({ sketch: null }),
        step: (state, value: Dynamic) => {
          const sketch = readDistinct(value)
          if (sketch) state.sketch = state.sketch ? joinDistinct(state.sketch, sketch) : sketch
          return state
        },
        result: ({ sketch }) => sketch && printDistinct(sketch),
      }),
    },
  ],
}

/** A digest of nothing is null, as a sketch of nothing is. */
function printed(state: Gathering): Dynamic {
  const digest = gathered(state)
  return digest.values.length > 0 ? printDigest(digest) : null
}

/** Times go into a digest as their ticks. */
const tdigest: AggregateRow = {
  name: 'tdigest',
  doc: 'A sketch of the distribution of the values, for `percentile_tdigest` and its kin',
  example: ['percentile_tdigest(tdigest(n), 50)', '2.0'],
  forms: (['real', 'datetime', 'timespan'] as const).map(
    (param): AggregateForm => ({
      params: [param, 'long'],
      optional: 1,
      returns: 'dynamic',
      js: defineJsAggregate<Gathering>({
        start: newGathering,
        step: (state, value: number | bigint, weight?: bigint) => gather(state, Number(value), Number(weight ?? 1)),
        result: printed,
      }),
    }),
  ),
}

const tdigestMerge: AggregateRow = {
  name: 'tdigest_merge',
  aliases: ['merge_tdigest'],
  doc: 'Digests of `tdigest` joined over all rows',
  example: ['rank_tdigest(tdigest_merge(dynamic([[7],[1.0,2.0],[1.0,1.0]])), 1)', '3'],
  forms: [
    {
      params: ['dynamic'],
      returns: 'dynamic',
      js: defineJsAggregate<Gathering>({
        start: newGathering,
        step: (state, value: Dynamic) => {
          const digest = readDigest(value)
          return digest ? gatherDigest(state, digest) : state
        },
        result: printed,
      }),
    },
  ],
}

/** Sketches over rows, that can be stored and joined later. */
export const sketched: readonly AggregateRow[] = [
  hll,
  conditional(hll, 'hll_if', ['dcount_hll(hll_if(s, n > 1))', '1']),
  hllMerge,
  tdigest,
  tdigestMerge,
]
