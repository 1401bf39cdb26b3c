import Database from 'better-sqlite3'
import type { HuntConnection } from '../../../src/engine/hunt/connection.ts'
import type { Catalog, CatalogTable } from '../../../src/kql/index.ts'
import type { KqlType } from '../../../src/kql/types.ts'
import { parseDatetime } from '../../../src/kql/values/datetime-text.ts'

function table(name: string, columns: Record<string, KqlType>, stored = true): CatalogTable {
  return {
    name,
    sqlName: name,
    stored,
    columns: Object.entries(columns).map(([column, type]) => ({
      name: column,
      type,
      sqlName: column === 'LogonID' ? 'LogonID_2' : column,
    })),
    rowId: '_id',
    ingestionTime: '(SELECT imported_at FROM source WHERE id = _source)',
  }
}

/** Two tables as a case stores them, one that holds no rows, and a stored function. */
export const smallCatalog: Catalog = {
  tables: [
    table('Processes', {
      Timestamp: 'datetime',
      Device: 'string',
      FileName: 'string',
      CommandLine: 'string',
      ProcessId: 'long',
      Details: 'dynamic',
    }),
    table('Logons', { Timestamp: 'datetime', Device: 'string', Account: 'string', LogonId: 'long', LogonID: 'string', Remote: 'bool' }),
    table('Mails', { Timestamp: 'datetime', Sender: 'string', Size: 'long' }, false),
  ],
  functions: [
    { name: 'OnServers', parameters: '(T:(Device:string), prefix:string="srv")', body: '{ T | where Device startswith prefix }' },
  ],
}

const at = (text: string) => parseDatetime(`2026-01-${text}`)

const processes = [
  [at('10 08:00:00'), 'ws1', 'powershell.exe', 'powershell -enc SQBFAFgA', 10n, '{"Signer":"Contoso","Score":7}'],
  [at('10 08:05:00'), 'ws1', 'cmd.exe', 'cmd /c whoami', 11n, null],
  [at('10 09:30:00'), 'srv1', 'rundll32.exe', 'rundll32 comsvcs.dll MiniDump lsass.dmp', 12n, '{"Signer":"","Score":95}'],
  [at('11 10:00:00'), 'srv1', 'PowerShell.EXE', 'PowerShell Get-Café', 13n, '{"Score":1.5}'],
  [at('12 23:59:59.9999999'), 'ws2', 'notepad.exe', '', null, null],
]
const logons = [
  [at('10 07:59:00'), 'ws1', 'alice', 1n, 'a', 0n],
  [at('10 09:29:00'), 'srv1', 'bob', 2n, 'b', 1n],
  [at('11 09:58:00'), 'srv1', 'alice', 3n, 'c', null],
]

const definitions = `
  CREATE TABLE source (id INTEGER PRIMARY KEY, imported_at INTEGER);
  INSERT INTO source VALUES (1, ${at('20 00:00:00')});
  CREATE TABLE Processes (_id INTEGER PRIMARY KEY, _source INTEGER DEFAULT 1, Timestamp INTEGER, Device TEXT NOT NULL DEFAULT '',
    FileName TEXT NOT NULL DEFAULT '', CommandLine TEXT NOT NULL DEFAULT '', ProcessId INTEGER, Details TEXT);
  CREATE INDEX processes_time ON Processes (Timestamp);
  CREATE TABLE Logons (_id INTEGER PRIMARY KEY, _source INTEGER DEFAULT 1, Timestamp INTEGER, Device TEXT NOT NULL DEFAULT '',
    Account TEXT NOT NULL DEFAULT '', LogonId INTEGER, LogonID_2 TEXT NOT NULL DEFAULT '', Remote INTEGER);`

/** A fresh database with the rows of the small case. */
export function openSmallCase(): HuntConnection {
  const database = new Database(':memory:')
  database.exec(definitions)
  const process = database.prepare(
    'INSERT INTO Processes (Timestamp, Device, FileName, CommandLine, ProcessId, Details) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const row of processes) process.run(...row)
  const logon = database.prepare('INSERT INTO Logons (Timestamp, Device, Account, LogonId, LogonID_2, Remote) VALUES (?, ?, ?, ?, ?, ?)')
  for (const row of logons) logon.run(...row)
  return database as unknown as HuntConnection
}
