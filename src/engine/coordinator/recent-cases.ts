import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as z from 'zod'
import { time } from '#api/base.ts'
import { isoFromTicks, ticksFromUnixMs } from '#base/ticks.ts'
import { createJsonFile } from './json-file.ts'

const entry = z.object({ path: z.string(), opened: time })

const KEPT = 20

/** The name people know a case by: its file name without the ending. */
export const caseName = (path: string): string => basename(path).replace(/\.coldtrail$/i, '')

/** Cases opened lately, newest first; those whose file is gone stay listed and say so. */
export function createRecentCases(dataDir: string) {
  const file = createJsonFile(join(dataDir, 'recent.json'), z.array(entry), [])
  return {
    list: () => file.read().map((one) => ({ ...one, name: caseName(one.path), missing: !existsSync(one.path) })),
    opened(path: string) {
      const others = file.read().filter((one) => one.path !== path)
      file.write([{ path, opened: isoFromTicks(ticksFromUnixMs(Date.now())) }, ...others].slice(0, KEPT))
    },
  }
}
