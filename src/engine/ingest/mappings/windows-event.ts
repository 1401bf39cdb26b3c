import type { Ticks } from '#base/ticks.ts'
import type { Json } from '#model/alert-record.ts'
import type { TableRow } from '../format.ts'

/** One Windows event, whatever wrote it down: system fields as written, and all of its named data. */
export interface WindowsEvent {
  readonly time: Ticks | undefined
  /** computer as the event names it */
  readonly device: string
  readonly channel: string
  readonly provider: string
  readonly id: number
  readonly version: Json | undefined
  readonly level: Json | undefined
  readonly task: Json | undefined
  readonly opcode: Json | undefined
  readonly keywords: Json | undefined
  readonly recordId: Json | undefined
  readonly processId: Json | undefined
  readonly threadId: Json | undefined
  readonly userSid: Json | undefined
  readonly data: { readonly [name: string]: Json }
  readonly message: string | undefined
  /** what the collector added; kept beside the row, it is not the event's */
  readonly collector: { readonly [name: string]: Json } | undefined
}

/** The event whole, as a row of `WindowsEvents`. */
export function wholeEvent(event: WindowsEvent): TableRow {
  return {
    table: 'WindowsEvents',
    values: {
      Timestamp: event.time,
      DeviceName: event.device,
      Channel: event.channel,
      Provider: event.provider,
      EventId: event.id,
      EventVersion: event.version,
      Level: event.level,
      Task: event.task,
      Opcode: event.opcode,
      Keywords: event.keywords,
      EventRecordId: event.recordId,
      ExecutionProcessId: event.processId,
      ExecutionThreadId: event.threadId,
      UserSid: event.userSid,
      EventData: event.data,
      Message: event.message,
      ...(event.collector ? { Collector: event.collector } : {}),
    },
  }
}
