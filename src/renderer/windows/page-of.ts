import type { PageFeature } from '../features/feature.ts'
import { pages } from '../features/index.ts'
import type { Address } from '../state/address.ts'

/** The page an address leads to; undefined for addresses nobody answers for. */
export function pageOf(at: Address): PageFeature | undefined {
  const candidates = pages.filter((page) => page.path === at.path[0] && at.path.length - 1 >= page.atLeast)
  return candidates.reduce<PageFeature | undefined>((best, page) => (best && best.atLeast >= page.atLeast ? best : page), undefined)
}
