import { app02, dc01, fs01, mgmt01, ws11 } from '../company/devices.ts'
import { hostile, takeoverPlace } from '../company/internet.ts'
import { daHenrik, elin, jonas } from '../company/people.ts'
import type { Stage } from '../stage.ts'
import { plot } from '../truth.ts'
import { accountTakeover } from './account-takeover.ts'
import { toApplication } from './application-server.ts'
import { credentialAccess } from './credential-access.ts'
import { discovery } from './discovery.ts'
import { domainController } from './domain-controller.ts'
import { execution } from './execution.ts'
import { exfiltration } from './exfiltration.ts'
import { internalPhish } from './internal-phish.ts'
import { mailboxAbuse } from './mailbox.ts'
import { toManagement } from './management-server.ts'
import { phish, phishUrl } from './phish.ts'
import { ransomware } from './ransomware.ts'
import { serverCredentials } from './server-credentials.ts'

/** The attack of the week, from Monday's letter to Saturday's ransom note. */
export function intrusion(stage: Stage): void {
  const letter = phish(stage)
  accountTakeover(stage)
  mailboxAbuse(stage)
  const inner = internalPhish(stage)
  const foothold = execution(stage)
  discovery(stage, foothold)
  const runner = credentialAccess(stage)
  const service = toManagement(stage, runner)
  toApplication(stage, runner)
  serverCredentials(stage, service)
  domainController(stage, service)
  const shell = exfiltration(stage, service)
  const end = ransomware(stage, shell)
  plot(stage.world, {
    key: 'main',
    name: 'From a letter about port fees to the file server',
    truePositive: true,
    summary:
      'A phished session opens a mailbox; a document sent from it opens a workstation; credentials left in memory open the servers and the directory; drawings leave for a cloud drive, and ransomware is stopped half way.',
    rootCause: { kind: 'analyzedMessage', entity: letter.networkMessageId, row: letter.row },
    path: [
      { kind: 'analyzedMessage', entity: letter.networkMessageId },
      { kind: 'url', entity: phishUrl },
      { kind: 'user', entity: elin.upn },
      { kind: 'ip', entity: takeoverPlace.ip },
      { kind: 'mailbox', entity: elin.upn },
      { kind: 'analyzedMessage', entity: inner.networkMessageId },
      { kind: 'user', entity: jonas.upn },
      { kind: 'device', entity: ws11.dns },
      { kind: 'ip', entity: hostile.control.ip },
      { kind: 'device', entity: mgmt01.dns },
      { kind: 'device', entity: app02.dns },
      { kind: 'user', entity: daHenrik.upn },
      { kind: 'device', entity: dc01.dns },
      { kind: 'device', entity: fs01.dns },
    ],
    lastAffected: { kind: 'device', entity: app02.dns, at: end },
  })
}
