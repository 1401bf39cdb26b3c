import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Export, isTime } from './data.ts'

/** DuckDB's driver as far as the benchmark uses it; it is no dependency of the project. */
interface Driver {
  readonly DuckDBInstance: {
    create(path: string, options: Readonly<Record<string, string>>): Promise<{ connect(): Promise<PeerConnection> }>
  }
}

export interface PeerResult {
  columnNames(): string[]
  readonly currentRowCount: number
  getRows(): unknown[][]
}

export interface PeerConnection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<PeerResult>
}

const wanted = join(dirname(fileURLToPath(import.meta.url)), 'duckdb', 'package.json')

/** The driver, installed beside the benchmark's rows the first time: the project's own folder stays as it is. */
function driver(folder: string): Driver {
  const place = join(folder, 'driver')
  if (!existsSync(join(place, 'node_modules', '@duckdb', 'node-api'))) {
    mkdirSync(place, { recursive: true })
    copyFileSync(wanted, join(place, 'package.json'))
    const isWindows = process.platform === 'win32'
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: place, stdio: 'inherit', shell: isWindows })
    if (status !== 0) throw new Error('@duckdb/node-api could not be installed')
  }
  return createRequire(join(place, 'package.json'))('@duckdb/node-api') as Driver
}

const names = { DeviceProcessEvents: 'p', DeviceNetworkEvents: 'n' } as const

/** DuckDB with two threads over the same exports, loaded where its file does not exist yet. */
export async function openPeer(folder: string, all: readonly Export[]): Promise<PeerConnection> {
  const { DuckDBInstance } = driver(folder)
  const file = join(folder, 'peer.duckdb')
  const isNew = !existsSync(file)
  const connection = await (await DuckDBInstance.create(file, { threads: '2' })).connect()
  if (!isNew) return connection
  try {
    for (const { table, path, columns } of all) {
      const types = Object.entries(columns).map(
        ([name, type]) => `'${name}': '${isTime(name) ? 'TIMESTAMP' : type === 'INTEGER' ? 'BIGINT' : 'VARCHAR'}'`,
      )
      await connection.run(
        `CREATE TABLE ${names[table]} AS SELECT * FROM read_csv('${path}', header = true, quote = '"', escape = '"', nullstr = '@none@', columns = {${types.join(', ')}})`,
      )
    }
    await connection.run('CHECKPOINT')
  } catch (thrown) {
    rmSync(file, { force: true })
    throw thrown
  }
  return connection
}
