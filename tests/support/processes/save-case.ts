import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { importEvidence } from '#engine/ingest/import.ts'
import { createCase } from '#engine/store/case-file.ts'
import { copyCase } from '#engine/store/copy.ts'
import { schemaVersion } from '#engine/store/migrations/index.ts'
import { writeProcessEvents } from '../process-events.ts'
import { temporaryFolder } from '../temporary.ts'

/** Saves a small case of the schema of today for the tests of those to come: run once for every schema that is released. */
using folder = temporaryFolder('save')
const evidence = folder.file('events.csv')
writeProcessEvents(evidence, 3)
const store = createCase(':memory:')
await importEvidence(store, [evidence], { analyst: 'Test analyst', signal: new AbortController().signal, progress() {} })
await copyCase(store, folder.file('saved.coldtrail'))
store.close()
const place = fileURLToPath(new URL(`../../engine/saved-cases/schema-${schemaVersion}.coldtrail.gz`, import.meta.url))
writeFileSync(place, gzipSync(readFileSync(folder.file('saved.coldtrail')), { level: 9 }))
process.stdout.write(`${place}\n`)
