import type { Analyzer } from '../analyzer.ts'
import { click } from './click.ts'
import { credentialAccess } from './credential-access.ts'
import { encodedCommand } from './encoded-command.ts'
import { intel } from './intel.ts'
import { logon } from './logon.ts'
import { lolbin } from './lolbin.ts'
import { mailAuthentication } from './mail-authentication.ts'
import { maliciousAlert } from './malicious-alert.ts'
import { network } from './network.ts'
import { parentChild } from './parent-child.ts'
import { persistence } from './persistence.ts'
import { rare } from './rare.ts'
import { signIn } from './sign-in.ts'
import { signaturePath } from './signature-path.ts'

/**
 * Every analyzer, in the order investigations run them: each sees what those before it brought to light. What looks up the whole case
 * runs last.
 */
export const analyzers: readonly Analyzer[] = [
  signaturePath,
  lolbin,
  parentChild,
  encodedCommand,
  rare,
  persistence,
  credentialAccess,
  network,
  logon,
  signIn,
  mailAuthentication,
  click,
  intel,
  maliciousAlert,
]
