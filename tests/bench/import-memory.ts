import { closeSync, openSync, writeSync } from 'node:fs'
import { importInProcess } from '../support/import-process.ts'
import { temporaryFolder } from '../support/temporary.ts'

/** The most memory a writer process holds while it imports a gigabyte of Windows events as JSON lines (wanted: under 500 MB). */
const BYTES = 2 ** 30

const event = (i: number) =>
  JSON.stringify({
    '@timestamp': new Date(Date.UTC(2026, 3, 1) + i * 40).toISOString(),
    EventID: 1,
    Channel: 'Microsoft-Windows-Sysmon/Operational',
    SourceName: 'Microsoft-Windows-Sysmon',
    Hostname: `wks-${1000 + (i % 600)}.corp.contoso.com`,
    RecordNumber: i,
    UtcTime: '2026-04-01 00:00:00.123',
    ProcessGuid: `{b0b6e5a1-0000-6655-${String(i).padStart(12, '0')}}`,
    ProcessId: String(4 * (i % 16_000)),
    Image: 'C:\\Windows\\System32\\svchost.exe',
    CommandLine: `C:\\Windows\\System32\\svchost.exe -k netsvcs -p -s Schedule${i % 300} /port:${i % 60_000}`,
    User: `CONTOSO\\user${i % 900}`,
    Hashes: `SHA1=${String(i).padStart(40, '0')},SHA256=${String(i).padStart(64, '0')}`,
    ParentImage: 'C:\\Windows\\System32\\services.exe',
    Message: `Process Create: ${'the rendered message repeats what the fields say. '.repeat(8)}`,
  })

using folder = temporaryFolder('bench')
const evidence = folder.file('events.json')
const file = openSync(evidence, 'w')
let written = 0
for (let i = 0; written < BYTES; ) {
  const lines: string[] = []
  for (let end = i + 1000; i < end; i++) lines.push(event(i))
  written += writeSync(file, `${lines.join('\n')}\n`)
}
closeSync(file)
const from = performance.now()
const { records, peakMegabytes } = await importInProcess(folder.file('case.coldtrail'), evidence)
const seconds = (performance.now() - from) / 1000
process.stdout.write(
  `${records[0]?.stored} events in ${seconds.toFixed(0)} s with their indexes, at most ${peakMegabytes} MB (wanted: under 500)\n`,
)
if (peakMegabytes >= 500 || !records[0]?.stored) process.exitCode = 1
