import { activity } from './activity.ts'
import { bagUnpack } from './bag-unpack.ts'
import { dcountIntersect } from './dcount-intersect.ts'
import { funnelSequenceCompletion } from './funnels.ts'
import { geoLookups } from './geo-lookup.ts'
import { ipLookup } from './ip-lookup.ts'
import { narrow } from './narrow.ts'
import { patterns } from './patterns.ts'
import { pivot } from './pivot.ts'
import type { LowerPlugin } from './plugin.ts'
import { rowsNear } from './rows-near.ts'

/** What `evaluate` can do, by name. */
export const plugins: Record<string, LowerPlugin> = {
  ...activity,
  ...patterns,
  ...geoLookups,
  bag_unpack: bagUnpack,
  dcount_intersect: dcountIntersect,
  funnel_sequence_completion: funnelSequenceCompletion,
  ipv4_lookup: ipLookup,
  ipv6_lookup: ipLookup,
  narrow,
  pivot,
  rows_near: rowsNear,
}
