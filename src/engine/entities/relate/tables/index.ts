import { deviceLogon, identityLogon } from './logon.ts'
import { email, emailContent, urlClick } from './mail.ts'
import { fileEvent, imageLoad, networkEvent, processAccess, processEvent, registryEvent } from './process-event.ts'
import { signIn } from './sign-in.ts'
import type { TableRelation } from './table-relation.ts'

/** Everything that reads edges from hunting tables. */
export const tableRelations: readonly TableRelation[] = [
  deviceLogon,
  identityLogon,
  signIn,
  email,
  emailContent,
  urlClick,
  fileEvent,
  imageLoad,
  networkEvent,
  registryEvent,
  processAccess,
  processEvent,
]
