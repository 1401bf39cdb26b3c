/** What the products recommend, by category: the steps an analyst of this company's desk would be told. */
const byCategory: Record<string, string[]> = {
  InitialAccess: [
    'Find every copy of the message by its cluster and see who received, opened or clicked it.',
    'Ask the recipients whether they entered a password or opened an attachment.',
    'Remove the remaining copies from the mailboxes and block the sender and the linked host.',
  ],
  CredentialAccess: [
    'Treat every account that was signed in on the device since its last restart as exposed.',
    'Reset those passwords, beginning with privileged accounts, and revoke their sessions.',
    'Look for logons with these accounts from devices where they were not used before.',
  ],
  Execution: [
    'Follow the process tree upwards to the first process that a person started.',
    'Decode the command line and collect the files it wrote or fetched.',
    'Isolate the device if the process had a connection to an unknown host.',
  ],
  Persistence: [
    'Review the entry that starts the program and the file it points to.',
    'Remove the entry and search other devices for the same value or file.',
  ],
  PrivilegeEscalation: ['See what the elevated process did next.', 'Take local administration away from everyday accounts.'],
  DefenseEvasion: [
    'Check whether protection is running and its settings are unchanged.',
    'Review what ran on the device while protection was weakened.',
  ],
  Discovery: ['See which account asked, and whether asking belongs to its work.', 'Look for logons and remote executions that followed.'],
  LateralMovement: [
    'Compare source, destination and account with the usual paths of administration.',
    'Isolate the source device and look at everything the account reached since.',
    'Reset the account and review services and tasks created on the destination.',
  ],
  CommandAndControl: ['Block the remote host at the boundary.', 'Find other devices that talked to it and the process that does.'],
  Collection: ['Establish which data was gathered and who may read it.', 'Look for archives that left the device.'],
  Exfiltration: [
    'Estimate what left, from sizes and names in the records.',
    'Block the destination and preserve the source device.',
    'Inform the owner of the data.',
  ],
  Impact: [
    'Isolate the device and the accounts in use at once.',
    'Verify that backups are intact and out of reach.',
    'Restore from a point before the first activity of the incident.',
  ],
  Malware: ['Confirm that the file was removed and that nothing else of it runs.', 'Find where it came from and who else has it.'],
  UnwantedSoftware: ['Remove the program if the user does not need it.', 'Find where it came from.'],
  SuspiciousActivity: ['Ask the owner of the account or the device.', 'Compare with what the same account did in the days before.'],
}

export function adviceFor(category: string): string {
  const steps = byCategory[category] ?? byCategory.SuspiciousActivity!
  return steps.map((step, index) => `${index + 1}. ${step}`).join('\n')
}
