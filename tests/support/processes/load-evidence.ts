import { loadEvidence } from '#engine/load.ts'
import { openForWriting } from '#engine/store/case-file.ts'

/** A writer process for tests that loads evidence and kills itself when it comes to a step: `node load-evidence.ts <case> <step> <path…>`. */
const [path, last, ...evidence] = process.argv.slice(2)
const context = {
  analyst: 'Test analyst',
  signal: new AbortController().signal,
  progress(step: string) {
    if (step.startsWith(last!)) process.kill(process.pid, 'SIGKILL')
  },
}
const store = openForWriting(path!)
await loadEvidence(store, evidence, { correlate: true }, context)
store.close()
