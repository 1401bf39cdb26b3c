import type { Rule } from '../rule.ts'
import { automatedInvestigation } from './automated-investigation.ts'
import { clickAfterPhish } from './click-after-phish.ts'
import { fileCharacteristics } from './file-characteristics.ts'
import { logonBetweenDevices } from './logon-between-devices.ts'
import { proximateTime } from './proximate-time.ts'
import { sameApp } from './same-app.ts'
import { sameDevice } from './same-device.ts'
import { sameDomain } from './same-domain.ts'
import { sameFile } from './same-file.ts'
import { sameIp } from './same-ip.ts'
import { sameMailCluster } from './same-mail-cluster.ts'
import { sameMailbox } from './same-mailbox.ts'
import { sameMessage } from './same-message.ts'
import { sameProcessTree } from './same-process-tree.ts'
import { sameUrl } from './same-url.ts'
import { sameUser } from './same-user.ts'

/** The rules, the surest first: of two that link the same alerts the first one is the reason shown, and it joins first. */
export const rules: readonly Rule[] = [
  automatedInvestigation,
  sameProcessTree,
  sameMessage,
  sameMailCluster,
  clickAfterPhish,
  sameFile,
  sameUrl,
  logonBetweenDevices,
  proximateTime,
  sameDomain,
  fileCharacteristics,
  sameMailbox,
  sameUser,
  sameDevice,
  sameApp,
  sameIp,
]
