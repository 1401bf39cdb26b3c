import { defineConfig } from 'vitest/config'

/** The engine keeps one database a process, so these tests have a process of their own. */
export default defineConfig({
  test: { include: ['tests/clickhouse/*.test.ts'], pool: 'forks', maxWorkers: 1, testTimeout: 120_000, hookTimeout: 120_000 },
})
