import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { checkActivityChain } from '#engine/activity/log.ts'
import { createCase, openForReading } from '#engine/store/case-file.ts'
import { migrations, schemaVersion } from '#engine/store/migrations/index.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { temporaryFolder } from '../support/temporary.ts'

const folder = new URL('./saved-cases/', import.meta.url)
const saved = readdirSync(folder).sort()

const schemaOf = (store: ReadStore) =>
  store.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name != 'DeviceProcessEvents' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  )

test('migrations are numbered from one without a gap, and every schema before the one being built has its saved case', () => {
  expect(migrations.map(({ id }) => id)).toEqual(migrations.map((_, i) => i + 1))
  expect(saved).toEqual(migrations.slice(0, -1).map(({ id }) => `schema-${id}.coldtrail.gz`))
})

test.each(saved)('%s opens, keeps its evidence and log, and has the schema of a new case', (name) => {
  using place = temporaryFolder('saved')
  const path = place.file('saved.coldtrail')
  writeFileSync(path, gunzipSync(readFileSync(fileURLToPath(new URL(name, folder)))))
  const old = openForReading(path)
  expect(old.get('PRAGMA user_version')).toEqual({ user_version: schemaVersion })
  expect(old.get('SELECT count(*) AS n FROM DeviceProcessEvents')).toEqual({ n: 3 })
  expect(checkActivityChain(old)).toEqual({ entries: 1 })
  const fresh = createCase(':memory:')
  expect(schemaOf(old)).toEqual(schemaOf(fresh))
  fresh.close()
  old.close()
})
