import { closeSync, openSync, writeSync } from 'node:fs'
import { schemaTable } from '#model/tables/schema.ts'

/** The first 29 columns of DeviceProcessEvents, as an export of them is headed. */
export const processEventColumns = schemaTable('DeviceProcessEvents')!
  .columns.slice(0, 29)
  .map((column) => column.name)

const FILES = [
  'svchost.exe',
  'cmd.exe',
  'powershell.exe',
  'msedge.exe',
  'rundll32.exe',
  'conhost.exe',
  'updater.exe',
  'agent.exe',
  'git.exe',
]
const COMPANIES = ['Microsoft Corporation', 'Contoso Ltd', 'Fabrikam, Inc.', '']

/** A repeatable stream of numbers below 2^32 (xorshift). */
function numbers(seed: number): () => number {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}

function hex(next: () => number, digits: number): string {
  let text = ''
  while (text.length < digits) text += next().toString(16).padStart(8, '0')
  return text.slice(0, digits)
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** One row of made-up process events: `row(i)` is the same whenever it is asked for. */
export function processEvent(i: number): string[] {
  const next = numbers(i * 2654435761 + 97)
  next()
  const file = FILES[next() % FILES.length]!
  const user = next() % 900
  const at = new Date(Date.UTC(2026, 3, 1) + i * 6480 + (next() % 6480)).toISOString().slice(0, -1)
  const command =
    next() % 3 === 0
      ? `"C:\\Program Files\\Vendor${next() % 90}\\${file}" --session ${hex(next, 8)} --config "C:\\ProgramData\\cfg_${next() % 5000}.json"`
      : `C:\\Windows\\System32\\${file} -k netsvcs -p -s Schedule${next() % 300} /port:${next() % 60_000} ${hex(next, 16)}`
  const stem = file.replace('.exe', '')
  return [
    `${at}${String(next() % 10_000).padStart(4, '0')}Z`,
    hex(numbers((next() % 600) + 1), 40),
    `wks-${1000 + (next() % 600)}.corp.contoso.com`,
    'ProcessCreated',
    file,
    `C:\\Windows\\System32\\${file}`,
    hex(next, 40),
    hex(next, 64),
    hex(next, 32),
    String(next() % 9_000_000),
    COMPANIES[next() % COMPANIES.length]!,
    `${stem} platform`,
    `10.0.${next() % 30_000}.${next() % 900}`,
    stem,
    file,
    `${stem} host process`,
    String(4 * (next() % 16_000)),
    command,
    'System',
    'TokenElevationTypeDefault',
    `${at}0000Z`,
    'contoso',
    `user${user}`,
    `S-1-5-21-1004336348-1177238915-682003330-${1000 + user}`,
    next() % 2 ? `user${user}@contoso.com` : '',
    '',
    String(next() % 1_000_000),
    'nt authority',
    'system',
  ]
}

/** Writes a CSV export of so many process events. */
export function writeProcessEvents(path: string, rows: number): void {
  const file = openSync(path, 'w')
  let text = `${processEventColumns.join(',')}\r\n`
  for (let i = 0; i < rows; i++) {
    text += `${processEvent(i).map(quoted).join(',')}\r\n`
    if (text.length > 1 << 20) {
      writeSync(file, text)
      text = ''
    }
  }
  writeSync(file, text)
  closeSync(file)
}
