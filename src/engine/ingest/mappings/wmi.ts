import type { EventFamily } from './event-mapping.ts'
import { additional, datum } from './fields.ts'

/** WMI's own log: a consumer bound to a filter, which is how WMI persistence comes to run. */
export const wmi: EventFamily = {
  id: 'wmi',
  title: 'WMI activity operational log',
  channels: ['Microsoft-Windows-WMI-Activity/Operational'],
  providers: ['Microsoft-Windows-WMI-Activity'],
  events: [
    {
      id: 5861,
      table: 'DeviceEvents',
      action: 'WmiBindEventFilterToConsumer',
      cells: (event) => ({
        AdditionalFields: additional({
          EventNamespace: datum(event, 'Namespace'),
          Filter: datum(event, 'ESS'),
          Consumer: datum(event, 'CONSUMER'),
          PossibleCause: datum(event, 'PossibleCause'),
        }),
      }),
    },
  ],
}
