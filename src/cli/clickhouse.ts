import type { ClickHouseClient } from '@clickhouse/client'
import { fail } from '#base/problem.ts'
import type { ClickHouseDatabase } from '#engine/hunt/clickhouse/database.ts'
import { clickhouse, clickhouseSettings } from '#kql/index.ts'

/** A client's database in the engine's terms. */
export function databaseOf(client: ClickHouseClient): ClickHouseDatabase {
  return {
    async command(sql) {
      await client.command({ query: sql, clickhouse_settings: clickhouseSettings })
    },
    async insert(table, rows) {
      await client.insert({ table: clickhouse.quote(table), values: rows, format: 'JSONCompactEachRow' })
    },
    async *query(sql, parameters) {
      const answer = await client.query({
        query: sql,
        query_params: { ...parameters },
        format: 'JSONCompactEachRow',
        clickhouse_settings: clickhouseSettings,
      })
      for await (const rows of answer.stream<readonly unknown[]>()) yield rows.map((row) => row.json())
    },
  }
}

/**
 * Connects to the ClickHouse database that the analyst names: the only place of the program that reaches another machine, and only when
 * it is told to by address. The database is made where there is none.
 */
export async function withClickHouse<T>(url: string, database: string, work: (database: ClickHouseDatabase) => Promise<T>): Promise<T> {
  if (!URL.canParse(url)) fail('usage.wrong', `${url} is no address of a ClickHouse server, such as http://localhost:8123.`)
  const { ClickHouseLogLevel, createClient } = await import('@clickhouse/client')
  const log = { level: ClickHouseLogLevel.OFF }
  const server = createClient({ url, log })
  try {
    await server.command({ query: `CREATE DATABASE IF NOT EXISTS ${clickhouse.quote(database)}` })
  } finally {
    await server.close()
  }
  const client = createClient({ url, database, log, request_timeout: 3_600_000 })
  try {
    return await work(databaseOf(client))
  } finally {
    await client.close()
  }
}
