import type { EventFamily } from './event-mapping.ts'
import { additional, datum } from './fields.ts'
import { serviceCells } from './service.ts'

/** The System log: services that were installed, logs that were cleared. */
export const system: EventFamily = {
  id: 'system',
  title: 'Windows system log',
  channels: ['System'],
  providers: ['Service Control Manager'],
  events: [
    {
      id: 7045,
      table: 'DeviceEvents',
      action: 'ServiceInstalled',
      cells: (event) =>
        serviceCells({
          name: datum(event, 'ServiceName'),
          path: datum(event, 'ImagePath'),
          account: datum(event, 'AccountName'),
          start: datum(event, 'StartType'),
          type: datum(event, 'ServiceType'),
        }),
    },
    {
      id: 104,
      table: 'DeviceEvents',
      action: (event) => (event.provider === '' || /eventlog/i.test(event.provider) ? 'SecurityLogCleared' : undefined),
      cells: (event) => ({
        AccountDomain: datum(event, 'SubjectDomainName'),
        AccountName: datum(event, 'SubjectUserName'),
        AdditionalFields: additional({ Channel: datum(event, 'Channel') || 'System', BackupPath: datum(event, 'BackupPath') }),
      }),
    },
  ],
}
