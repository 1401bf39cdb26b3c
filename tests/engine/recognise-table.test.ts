import { expect, test } from 'vitest'
import { recogniseTable } from '#engine/ingest/recognise-table.ts'
import { advancedHuntingTables } from '#model/tables/schema.ts'

const columnsOf = (name: string) => advancedHuntingTables.find((table) => table.name === name)!.columns.map((column) => column.name)

test('a whole export is recognised though other tables hold all of its columns too', () => {
  for (const name of [
    'DeviceImageLoadEvents',
    'DeviceProcessEvents',
    'DeviceFileEvents',
    'IdentityLogonEvents',
    'EmailEvents',
    'AlertInfo',
  ]) {
    expect(recogniseTable(columnsOf(name)).table?.name, name).toBe(name)
  }
})

test('every table is recognised by its own columns, or twins are named rather than guessed between', () => {
  for (const { name } of advancedHuntingTables) {
    const { table, candidates } = recogniseTable(columnsOf(name))
    expect(table?.name === name || candidates.includes(name), `${name} → ${table?.name ?? candidates}`).toBe(true)
  }
})

test('a projection that fits several tables is given to none', () => {
  expect(recogniseTable(['Timestamp', 'DeviceName', 'FileName', 'SHA1']).table).toBeNull()
})
