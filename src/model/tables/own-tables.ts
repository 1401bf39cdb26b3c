import type { Table } from './column.ts'

/**
 * Tables the product schemas have no place for. `WindowsEvents` keeps every Windows event whole, whatever else it was mapped to:
 * the fields of `System`, and all of `EventData`/`UserData` as one dynamic.
 */
export const ownTables: readonly Table[] = [
  {
    name: 'WindowsEvents',
    description: 'Every Windows event of the evidence, whole: system fields and all event data',
    timeColumn: 'Timestamp',
    columns: [
      { name: 'Timestamp', type: 'datetime', description: 'When the event was created (UTC)' },
      { name: 'DeviceName', type: 'string', description: 'Computer that logged the event, as written' },
      { name: 'Channel', type: 'string', description: 'Event log channel' },
      { name: 'Provider', type: 'string', description: 'Event provider (source) name' },
      { name: 'EventId', type: 'int', description: 'Event identifier' },
      { name: 'EventVersion', type: 'int', description: 'Version of the event manifest' },
      { name: 'Level', type: 'string', description: 'Severity level as written' },
      { name: 'Task', type: 'string', description: 'Task category as written' },
      { name: 'Opcode', type: 'string', description: 'Opcode as written' },
      { name: 'Keywords', type: 'string', description: 'Keywords as written' },
      { name: 'EventRecordId', type: 'long', description: 'Record number within the channel' },
      { name: 'ExecutionProcessId', type: 'long', description: 'Process that logged the event' },
      { name: 'ExecutionThreadId', type: 'long', description: 'Thread that logged the event' },
      { name: 'UserSid', type: 'string', description: 'Security identifier the event was logged under' },
      { name: 'EventData', type: 'dynamic', description: 'All named event data, values as written' },
      { name: 'Message', type: 'string', description: 'Rendered message where the evidence carries one' },
    ],
  },
]
