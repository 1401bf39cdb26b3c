import { prepareHunts } from '#engine/hunt/prepare.ts'
import { openForWriting } from '#engine/store/case-file.ts'

/** A writer process for tests that builds what makes hunts quick and kills itself on its way: `node prepare-hunts.ts <case> <steps>`. */
const [path, last] = process.argv.slice(2)
let steps = 0
const progress = () => {
  steps += 1
  if (steps >= Number(last)) process.kill(process.pid, 'SIGKILL')
}
await prepareHunts(openForWriting(path!), { signal: new AbortController().signal, progress }, 1)
