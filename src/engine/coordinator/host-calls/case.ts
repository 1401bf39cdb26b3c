import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import * as z from 'zod'
import { isoFromTicks, ticksFromUnixMs } from '#base/ticks.ts'
import { createJsonFile } from '../json-file.ts'
import { caseName } from '../recent-cases.ts'
import { startLoad } from './evidence.ts'
import type { Coordinator, HostCalls } from './host-call.ts'

const casesDir = (coordinator: Coordinator) => join(coordinator.dataDir, 'cases')

/** A path that is not taken yet: `name.coldtrail`, `name 2.coldtrail` … */
function freePath(dir: string, name: string): string {
  for (let n = 1; ; n++) {
    const path = join(dir, `${name}${n === 1 ? '' : ` ${n}`}.coldtrail`)
    if (!existsSync(path)) return path
  }
}

const today = () => isoFromTicks(ticksFromUnixMs(Date.now())).slice(0, 10)

/** A place for a case: as asked, by the host's dialog, or, in a host without dialogs, the suggested one. */
async function place(coordinator: Coordinator, asked: string | undefined, title: string, suggested: string): Promise<string | null> {
  if (asked !== undefined) return resolve(asked)
  const { dialogs } = coordinator.host
  return dialogs ? dialogs.placeCase(title, suggested) : suggested
}

const info = (coordinator: Coordinator) => coordinator.read('case', 'info', {})

export const caseHostCalls: HostCalls<'case'> = {
  async create(coordinator, input) {
    const path = await place(coordinator, input.path, 'New case', freePath(casesDir(coordinator), `Case ${today()}`))
    if (path === null) return null
    await coordinator.session.create(path)
    return info(coordinator)
  },
  async open(coordinator, input) {
    const path = input.path ?? (await coordinator.host.dialogs?.chooseCase()) ?? null
    if (path === null) return null
    await coordinator.session.open(path)
    return info(coordinator)
  },
  /** Opens the training case, built from its evidence by the importers where it does not stand yet. */
  async openTraining(coordinator) {
    const path = join(casesDir(coordinator), 'Training.coldtrail')
    const built = createJsonFile(join(coordinator.dataDir, 'training.json'), z.object({ path: z.string() }), { path: '' })
    const isThere = existsSync(path)
    await (isThere ? coordinator.session.open(path) : coordinator.session.create(path))
    // A first start that was stopped on its way is completed by the next; what is in the case already is not stored again.
    if (!isThere || built.read().path !== path)
      startLoad(coordinator, [coordinator.sampleDir], { correlate: true, detect: true }, () => built.write({ path }))
    return info(coordinator)
  },
  async saveCopy(coordinator, input) {
    const from = coordinator.session.path
    if (from === null) return null
    const path = await place(coordinator, input.path, 'Save a copy', freePath(dirname(from), `${caseName(from)} copy`))
    if (path === null) return null
    await coordinator.writer.saveCopy(path)
    return { path }
  },
  async close({ session }) {
    await session.close()
    return {}
  },
  recent: ({ recent }) => recent.list(),
}
