import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyCase } from '#engine/ingest/verify.ts'
import { loadEvidence } from '#engine/load.ts'
import { createCase, openForReading, openForWriting } from '#engine/store/case-file.ts'
import type { ReadStore } from '#engine/store/sql.ts'
import { suggestedMappings } from '#model/mapping/entity-mapping.ts'
import { act } from '../support/acts.ts'
import { analyst } from '../support/placed-alerts.ts'
import { writeProcessEvents } from '../support/process-events.ts'
import { writeTwoAlerts } from '../support/small-evidence.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { rule, save } from '../support/tuning.ts'

const script = fileURLToPath(new URL('../support/processes/load-evidence.ts', import.meta.url))
const context = analyst()

/** What a load leaves in a case, but for when it was. */
function outcome(store: ReadStore) {
  const rows = (sql: string) => store.all(sql)
  return {
    tables: rows('SELECT name, rows FROM hunting_table ORDER BY name'),
    stored: store.get('SELECT count(*) AS n, count(DISTINCT _record) AS records FROM DeviceProcessEvents'),
    indexes: rows("SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name"),
    alerts: rows('SELECT title, status FROM alert ORDER BY title'),
    incidents: rows("SELECT name FROM incident WHERE status <> 'redirected' ORDER BY name"),
    sources: rows("SELECT status, read FROM source WHERE format <> 'linked-rows' ORDER BY path"),
    tuned: store.get('SELECT count(*) AS n FROM tuning_match'),
    begun: rows("SELECT key FROM case_info WHERE key LIKE 'load%'"),
  }
}

describe('kill -9 at a step of a load', () => {
  const folder = temporaryFolder('load-crash')
  const evidence = [writeTwoAlerts(folder.file('alerts.json')), folder.file('events.csv')]
  let undisturbed: ReturnType<typeof outcome>

  beforeAll(async () => {
    writeProcessEvents(evidence[1]!, 3_000)
    // a detection that runs when evidence came, and a tuning rule for one of the alerts that come
    const store = createCase(folder.file('begin.coldtrail'))
    const query = 'DeviceProcessEvents | top 1 by Timestamp asc | project Timestamp, DeviceId, DeviceName'
    const alert = {
      title: 'First process',
      severity: 'low' as const,
      category: 'Execution',
      techniques: [],
      description: '',
      recommendedActions: '',
    }
    const mappings = suggestedMappings(['Timestamp', 'DeviceId', 'DeviceName'])
    act(store, 'detections', 'save', { name: 'First', enabled: true, frequency: 'afterImport', query, alert, mappings })
    const named = { field: 'title', operator: 'contains', value: 'PowerShell' } as const
    await save(store, rule({ conditions: { join: 'and', groups: [{ join: 'and', conditions: [named] }] } }))
    store.close()
    cpSync(folder.file('begin.coldtrail'), folder.file('whole.coldtrail'))
    const whole = openForWriting(folder.file('whole.coldtrail'))
    await loadEvidence(whole, evidence, { correlate: true }, context)
    undisturbed = outcome(whole)
    whole.close()
    return () => folder[Symbol.dispose]()
  }, 60_000)

  test('leaves nothing out that an undisturbed one does', () => {
    expect(undisturbed.tuned).toEqual({ n: 1 })
    expect(undisturbed.alerts).toHaveLength(3)
    expect(undisturbed.begun).toEqual([])
  })

  test.each(['Importing', 'Indexing', 'Running', 'Resolving', 'Correlating'])(
    '“%s”: the case verifies, and the same evidence again completes it as if nothing had been',
    { timeout: 60_000 },
    async (step) => {
      const path = folder.file(`${step}.coldtrail`)
      cpSync(folder.file('begin.coldtrail'), path)
      const child = spawn(process.execPath, [script, path, step, ...evidence], { stdio: ['ignore', 'ignore', 'inherit'] })
      expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
      const reader = openForReading(path)
      expect((await verifyCase(reader, context)).ok).toBe(true)
      reader.close()

      const store = openForWriting(path)
      await loadEvidence(store, evidence, { correlate: true }, context)
      expect(outcome(store)).toEqual(undisturbed)
      expect((await verifyCase(store, context)).problems).toEqual([])
      store.close()
    },
  )
})
