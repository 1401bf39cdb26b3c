import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
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
  readonly rowCount: number
  getRowsJS(): unknown[][]
}

export interface PeerConnection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<PeerResult>
}

const here = join(dirname(fileURLToPath(import.meta.url)), 'duckdb')

/** The driver, installed into the benchmark's own folder the first time. */
function driver(): Driver {
  const require = createRequire(join(here, 'package.json'))
  if (!existsSync(join(here, 'node_modules', '@duckdb', 'node-api'))) {
    const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: here,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    if (status !== 0) throw new Error('@duckdb/node-api could not be installed')
  }
  return require('@duckdb/node-api') as Driver
}

const names = { DeviceProcessEvents: 'p', DeviceNetworkEvents: 'n' } as const

/** DuckDB with two threads over the same exports, loaded where its file does not exist yet. */
export async function openPeer(folder: string, all: readonly Export[]): Promise<PeerConnection> {
  const { DuckDBInstance } = driver()
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
