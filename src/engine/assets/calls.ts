import type { Reads, Writes } from '../calls/index.ts'
import { countAssets } from './counts.ts'
import { listAssets } from './list.ts'
import { usedTags } from './tags.ts'
import { updateAssets } from './update.ts'

export const assetReads: Reads<'assets'> = { counts: countAssets, list: listAssets, tags: usedTags }

export const assetWrites: Writes<'assets'> = { update: updateAssets }
