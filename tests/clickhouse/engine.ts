import { createClient } from '@clickhouse/client'
import { createChdbConnection } from 'chdb/connection'
import { databaseOf } from '../../src/cli/clickhouse.ts'
import type { ClickHouseDatabase } from '../../src/engine/hunt/clickhouse/database.ts'

/** ClickHouse inside this process, reached by the same client as a server. */
export function openEngine(): { readonly database: ClickHouseDatabase; close(): Promise<void> } {
  const client = createClient({ connection: createChdbConnection({ path: ':memory:' }) } as Parameters<typeof createClient>[0])
  return { database: databaseOf(client), close: () => client.close() }
}
