import * as z from 'zod'
import { useSession, useSettings } from '../state/use-session.ts'
import type { Hit } from './palette-hits.ts'

const SCREEN = 'palette.recent'
const KEPT = 8

const kept = z.array(
  z.object({
    case: z.string(),
    hit: z.object({
      kind: z.enum(['incident', 'alert', 'entity', 'task', 'query', 'source', 'table']),
      id: z.string(),
      title: z.string(),
      why: z.string(),
      incident: z.number().nullable(),
      entityKind: z.string().nullable(),
      severity: z.string().nullable(),
    }),
  }),
)

const sameHit = (a: Pick<Hit, 'kind' | 'id'>, b: Pick<Hit, 'kind' | 'id'>) => a.kind === b.kind && a.id === b.id

/** What was opened through the search in this case, latest first. */
export function useRecentHits(path: string | undefined): readonly [readonly Hit[], (hit: Hit) => void] {
  const { settings } = useSession()
  const written = useSettings((state) => state.screens[SCREEN])
  const read = kept.safeParse(written)
  const all = read.success ? read.data : []
  const mine = all.filter((one) => one.case === path).map((one) => one.hit as Hit)
  const remember = (hit: Hit) => {
    if (path === undefined) return
    const others = all.filter((one) => one.case !== path || !sameHit(one.hit as Hit, hit))
    settings.remember(SCREEN, [{ case: path, hit: { ...hit, why: '' } }, ...others].slice(0, KEPT * 4))
  }
  return [mine.slice(0, KEPT), remember]
}
