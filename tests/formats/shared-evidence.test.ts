import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { caseOfPaths } from '../support/evidence-case.ts'
import { hasSharedData, sharedData } from '../support/shared.ts'

/** Records an importer should reach, by path: what INVENTORY.csv counted. */
function inventory(): Map<string, number> {
  const lines = readFileSync(sharedData('INVENTORY.csv'), 'utf8').trim().split(/\r?\n/).slice(1)
  return new Map(lines.map((line) => line.split(',')).map(([file, , records]) => [file!, Number(records)]))
}

/** Files that hold no events but words about them. */
const isAbout = (file: string) => /\.(?:ya?ml|md)$|LICENSE/.test(file)

const files = hasSharedData
  ? [...inventory()].filter(
      ([file]) =>
        !isAbout(file) &&
        (/^(?:02-mordor-atomic|06-graph-and-defender-api-json|11-cloudtrail|12-o365-ual)\//.test(file) ||
          /^05-msticpy-sentinel-mde\/(?:SecurityAlert|SecurityEvent|DeviceProcessEvents|SigninLogs|osquery|velociraptor)/.test(file) ||
          /^04-sentinel-tables\/sample-data\/(?:CEF|Custom|SecurityEvent|Syslog)\/.*\.json$/.test(file)),
    )
  : []

describe.runIf(hasSharedData)('real evidence', () => {
  test.each(files)('%s gives %i records, each stored or rejected', async (file, records) => {
    using imported = await caseOfPaths(sharedData(file))
    const sources = imported.sources.filter((source) => source.status !== 'container')
    const sum = (part: 'read' | 'stored' | 'rejected') => sources.reduce((total, source) => total + source.records[part], 0)
    expect(sum('read')).toBe(records)
    expect(sum('stored') + sum('rejected')).toBe(records)
    expect(sum('rejected')).toBe(0)
  })

  test('the replication of secrets is found in the capture of a DCSync', async () => {
    using imported = await caseOfPaths(sharedData('02-mordor-atomic/covenant_dcsync_dcerpc_drsuapi_DsGetNCChanges.zip'))
    expect(
      imported.all(
        "SELECT DISTINCT ActionType, AccountName, DestinationDeviceName FROM IdentityDirectoryEvents WHERE AccountName <> 'MORDORDC$'",
      ),
    ).toEqual([{ ActionType: 'Directory Services replication', AccountName: 'pgustavo', DestinationDeviceName: 'MORDORDC.theshire.local' }])
  })

  test('one alert that several exports tell of is one alert', async () => {
    using imported = await caseOfPaths(
      sharedData('06-graph-and-defender-api-json/graph_v1_alerts_v2_list.json'),
      sharedData('06-graph-and-defender-api-json/graph_v1_incidents_expand_alerts.json'),
    )
    expect(imported.all('SELECT count(*) AS alerts FROM alert')).toEqual([{ alerts: 1 }])
    expect(imported.all('SELECT count(*) AS told FROM alert_source')).toEqual([{ told: 2 }])
    expect(imported.all('SELECT count(*) AS rows FROM AlertInfo')).toEqual([{ rows: 1 }])
    expect(imported.all('SELECT count(*) AS rows FROM AlertEvidence')).toEqual([{ rows: 4 }])
  })
})
