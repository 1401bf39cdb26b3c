import { expect, test } from 'vitest'
import { advancedHuntingTables, logAnalyticsTables, schemaTable } from '#model/tables/schema.ts'

test('the advanced-hunting schema has its 65 tables and 1,616 columns', () => {
  expect(advancedHuntingTables).toHaveLength(65)
  expect(advancedHuntingTables.flatMap((t) => t.columns)).toHaveLength(1616)
})

test('Log Analytics tables keep their own time column, and shared names follow advanced hunting', () => {
  expect(schemaTable('SigninLogs')?.timeColumn).toBe('TimeGenerated')
  expect(logAnalyticsTables.map((t) => t.name)).not.toContain('AADSignInEventsBeta')
})

test('LogonId and LogonID stand side by side', () => {
  const names = schemaTable('DeviceProcessEvents')?.columns.map((c) => c.name)
  expect(names).toEqual(expect.arrayContaining(['LogonId', 'LogonID']))
})
