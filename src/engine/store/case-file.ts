import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fail, problemOf } from '#base/problem.ts'
import { ticksFromUnixMs } from '#base/ticks.ts'
import { type OwnConnection, openConnection } from './connection.ts'
import { migrations, schemaVersion } from './migrations/index.ts'
import type { ReadStore, WriteStore } from './sql.ts'
import { createReadStore, createWriteStore } from './statements.ts'
import { takeWriterLock } from './writer-lock.ts'

export interface CaseReader extends ReadStore {
  close(): void
}

export interface CaseWriter extends WriteStore {
  close(): void
}

/** Marks a SQLite file as a case: `Cold` in ASCII, as `PRAGMA application_id`. */
const APPLICATION_ID = 0x436f6c64

/** A path that asks for a case that need not last. */
export const IN_MEMORY = ':memory:'

/** Readers map the file; the writer does not, so that its memory is its own and bounded. */
const MAP_BYTES = 2 ** 30

/** Pages of the log after which it is written back (64 MiB): every write back waits for the disk. */
const CHECKPOINT_PAGES = 8192

function setUp(connection: OwnConnection): void {
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = NORMAL')
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  connection.pragma('cache_size = -65536')
  // what an index sorts grows with its table; in a file it is sorted faster, too
  connection.pragma('temp_store = FILE')
  connection.pragma('foreign_keys = ON')
}

/** Takes the steps a case has not taken yet, each in a transaction of its own. */
function migrate(connection: OwnConnection): void {
  const taken = connection.pragma('user_version', { simple: true }) as number
  for (const { id, sql } of migrations.slice(taken)) {
    connection.exec('BEGIN IMMEDIATE')
    try {
      connection.exec(sql)
      connection.pragma(`user_version = ${id}`)
      connection.exec('COMMIT')
    } catch (thrown) {
      if (connection.inTransaction) connection.exec('ROLLBACK')
      throw thrown
    }
  }
}

function markOf(connection: OwnConnection): unknown {
  try {
    return connection.pragma('application_id', { simple: true })
  } catch (thrown) {
    if ((thrown as { code?: string }).code !== 'SQLITE_NOTADB') throw thrown
    return undefined // not a SQLite file at all
  }
}

/** The schema version of a file that says it is a case; fails where it is none, or one of a newer program. */
function checkedVersion(path: string, connection: OwnConnection): number {
  if (markOf(connection) !== APPLICATION_ID) fail('case.not-a-case', `${path} is not a Coldtrail case file`)
  const version = connection.pragma('user_version', { simple: true }) as number
  if (version > schemaVersion) {
    fail('case.too-new', `${path} was written by a newer version of the program`, { hint: 'Open it with that version.' })
  }
  return version
}

function mustExist(path: string): void {
  if (!existsSync(path)) fail('case.not-found', `There is no case file ${path}`)
  if (statSync(path).isDirectory()) fail('case.not-a-case', `${path} is a folder, not a case file`)
}

function mayAccess(path: string, mode: number): boolean {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}

const BESIDE = 'SQLite keeps its log beside the case, also to read it: copy the case to a folder of your own.'

/** What is written lies in the case and beside it. */
function mustBeWritable(path: string): void {
  for (const at of [dirname(path), path]) {
    if (existsSync(at) && !mayAccess(at, constants.W_OK)) fail('case.read-only', `This user may not write to ${at}`, { hint: BESIDE })
  }
}

function openReader(path: string): OwnConnection {
  if (!mayAccess(path, constants.R_OK)) fail('file.no-access', `This user may not open ${path}`)
  const connection = openConnection(path, 'read')
  try {
    connection.pragma('schema_version')
  } catch (thrown) {
    const { code } = thrown as { code?: string }
    if (!mayAccess(dirname(path), constants.W_OK) && /^SQLITE_(CANTOPEN|READONLY)/.test(code ?? '')) {
      connection.close()
      fail('case.read-only', `${path} cannot be read where it lies: this user may not write to its folder`, { hint: BESIDE })
    }
  }
  return connection
}

function openWriter(path: string, prepare: (connection: OwnConnection) => void, mode: 'create' | 'write', removed?: string): CaseWriter {
  mustBeWritable(path)
  const lock = takeWriterLock(path)
  let connection: OwnConnection | undefined
  try {
    connection = openConnection(path, mode)
    prepare(connection)
    setUp(connection)
    migrate(connection)
  } catch (thrown) {
    connection?.close()
    lock.release()
    throw thrown
  }
  const open = connection
  let closed = false
  return Object.assign(createWriteStore(path, open), {
    close() {
      if (closed) return
      closed = true
      open.close()
      lock.release()
      if (removed) rmSync(removed, { recursive: true, force: true })
    },
  })
}

/**
 * Creates a case file and opens it for writing; `:memory:` stands for a temporary file that goes when it is closed, so that query
 * processes can read it too (`store.path` tells where it is). A folder that is missing is made. Fails with `case.exists` where something is
 * at the path, `case.no-folder` where its folder cannot be made, `case.read-only` where nothing may be written.
 */
export function createCase(path: string): CaseWriter {
  const temporary = path === IN_MEMORY ? mkdtempSync(join(tmpdir(), 'coldtrail-')) : undefined
  const file = temporary ? join(temporary, 'case.coldtrail') : path
  if (existsSync(file)) fail('case.exists', `${file} exists already`)
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch (thrown) {
    fail('case.no-folder', `There is no folder ${dirname(file)} to make the case in: ${problemOf(thrown).message}`)
  }
  const begin = (connection: OwnConnection) => {
    connection.pragma('page_size = 8192')
    connection.pragma(`application_id = ${APPLICATION_ID}`)
  }
  const store = openWriter(file, begin, 'create', temporary)
  store.run('INSERT INTO case_info (key, value) VALUES (?, ?)', 'created', String(ticksFromUnixMs(Date.now())))
  return store
}

/**
 * Opens a case for writing, brought to the newest schema; one process at a time may (`case.in-use`).
 * Fails with `case.not-found`, `case.not-a-case`, `case.too-new` or `case.read-only`.
 */
export function openForWriting(path: string): CaseWriter {
  mustExist(path)
  return openWriter(path, (connection) => checkedVersion(path, connection), 'write')
}

/** Opens a case for reading: sees every commit of the writer, blocks nobody. An older schema is brought up first. */
export function openForReading(path: string): CaseReader {
  mustExist(path)
  const connection = openReader(path)
  let version: number
  try {
    version = checkedVersion(path, connection)
  } catch (thrown) {
    connection.close()
    throw thrown
  }
  if (version < schemaVersion) {
    connection.close()
    openForWriting(path).close()
    return openForReading(path)
  }
  connection.pragma(`mmap_size = ${MAP_BYTES}`)
  connection.pragma('cache_size = -65536')
  connection.pragma('temp_store = MEMORY')
  return Object.assign(createReadStore(path, connection), { close: () => void connection.close() })
}
