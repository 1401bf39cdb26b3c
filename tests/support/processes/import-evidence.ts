import { existsSync } from 'node:fs'
import { importEvidence } from '#engine/ingest/import.ts'
import { createCase, openForWriting } from '#engine/store/case-file.ts'

/**
 * A writer process for tests: imports paths into a case and prints what it used. `node import-evidence.ts <case> <path…>`.
 * Says `reading` on stdout once the first bytes are in, so that a test knows when to interrupt it.
 */
const [path, ...evidence] = process.argv.slice(2)
const store = existsSync(path!) ? openForWriting(path!) : createCase(path!)
let said = false
const answer = await importEvidence(store, evidence, {
  analyst: 'Test analyst',
  signal: new AbortController().signal,
  progress(_step, done) {
    if (!said && done > 1 << 20) {
      said = true
      process.stdout.write('reading\n')
    }
  },
})
store.close()
const records = answer.sources.map((source) => source.records)
process.stdout.write(`${JSON.stringify({ records, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`)
