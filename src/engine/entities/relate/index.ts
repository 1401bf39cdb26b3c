import { device } from './device.ts'
import { foundOnDevice } from './found-on-device.ts'
import { mailbox, mailboxConfiguration } from './mailbox.ts'
import { malware } from './malware.ts'
import { mailCluster, message } from './message.ts'
import { process } from './process.ts'
import type { EvidenceRelation } from './relate.ts'
import { session } from './session.ts'
import { web } from './web.ts'

/** Everything that reads edges from alert evidence. */
export const evidenceRelations: readonly EvidenceRelation[] = [
  process,
  foundOnDevice,
  malware,
  device,
  session,
  message,
  mailCluster,
  mailbox,
  mailboxConfiguration,
  web,
]
