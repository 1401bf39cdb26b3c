/** What a program or one of its switches does, in words for whoever has to decide about it. */
export interface Meaning {
  readonly text: string
  readonly meaning: string
}

interface Program {
  readonly program: RegExp
  readonly name: string
  readonly meaning: string
  /** switches by what they look like; PowerShell takes any beginning of a name */
  readonly switches: readonly (readonly [RegExp, string])[]
}

const start = String.raw`(?:^|[\s"'\\/;&|(])`
const named = (name: string) => new RegExp(`${start}${name}(?:\\.exe)?(?=$|[\\s"';&|)])`, 'i')
const dash = (name: string) => new RegExp(`(?:^|\\s)[-–—―/]${name}(?=$|[\\s:="'])`, 'i')

const programs: readonly Program[] = [
  {
    program: named('(?:powershell|pwsh)'),
    name: 'powershell',
    meaning: 'Runs PowerShell.',
    switches: [
      [dash('(?:e|ec|en|enc\\w*)'), 'The command follows in base64 of UTF-16, so that it is not read in a log.'],
      [dash('nop\\w*'), 'Does not load the user’s profile: nothing set there takes effect or is logged.'],
      [dash('noni\\w*'), 'Never asks the user anything.'],
      [dash('w(?:i|in|ind\\w*)?\\s+(?:h\\w*|1)'), 'The window is hidden.'],
      [dash('(?:ep|ex\\w*)\\s+(?:bypass|unrestricted)'), 'Script execution policy is set aside for this run.'],
      [dash('sta'), 'Runs in a single-threaded apartment, as code that shows windows or uses COM needs it.'],
      [dash('v(?:e|er\\w*)?\\s+2'), 'Asks for version 2, which does not log script blocks and has no AMSI.'],
    ],
  },
  {
    program: named('cmd'),
    name: 'cmd',
    meaning: 'Runs the command processor.',
    switches: [
      [dash('[ck]'), 'Runs the command that follows.'],
      [dash('q'), 'Echoes nothing.'],
    ],
  },
  {
    program: named('certutil'),
    name: 'certutil',
    meaning: 'Certificate tool of Windows, often used to download and decode.',
    switches: [
      [dash('urlcache'), 'Fetches an address into the cache.'],
      [dash('split'), 'Keeps what was fetched as a file.'],
      [dash('f'), 'Overwrites or fetches anew.'],
      [dash('decode'), 'Decodes base64 into a file.'],
      [dash('encode'), 'Encodes a file in base64.'],
    ],
  },
  {
    program: named('bitsadmin'),
    name: 'bitsadmin',
    meaning: 'Transfers files in the background.',
    switches: [
      [dash('transfer'), 'Downloads or uploads at once.'],
      [dash('setnotifycmdline'), 'Runs a command when the transfer ends.'],
    ],
  },
  { program: named('rundll32'), name: 'rundll32', meaning: 'Runs a function of a library.', switches: [] },
  {
    program: named('regsvr32'),
    name: 'regsvr32',
    meaning: 'Registers a library, and runs what it or a scriptlet says.',
    switches: [
      [dash('i:\\S+'), 'Passes an address or a text to the library: a scriptlet is fetched and run.'],
      [dash('s'), 'Shows no message.'],
      [dash('[nu]'), 'Calls the library without registering it.'],
    ],
  },
  { program: named('mshta'), name: 'mshta', meaning: 'Runs an HTML application: script with the user’s rights.', switches: [] },
  {
    program: named('wmic'),
    name: 'wmic',
    meaning: 'Asks or acts through WMI, also on other devices.',
    switches: [
      [dash('node:\\S+'), 'On another device.'],
      [/\bprocess\s+call\s+create\b/i, 'Starts a process.'],
      [/\bshadowcopy\s+delete\b/i, 'Deletes shadow copies.'],
    ],
  },
  {
    program: named('schtasks'),
    name: 'schtasks',
    meaning: 'Scheduled tasks.',
    switches: [
      [dash('create'), 'Creates a task.'],
      [dash('run'), 'Runs a task now.'],
      [dash('ru\\s+"?(?:system|nt authority)'), 'Runs as SYSTEM.'],
      [dash('sc\\s+\\w+'), 'When it runs.'],
      [dash('tr'), 'What it runs.'],
    ],
  },
  {
    program: named('reg'),
    name: 'reg',
    meaning: 'Reads or writes the registry.',
    switches: [
      [/\badd\b/i, 'Writes a value.'],
      [/\bsave\b/i, 'Writes a hive to a file.'],
      [/\\CurrentVersion\\Run/i, 'A key whose programs start with the session.'],
    ],
  },
  {
    program: named('net1?'),
    name: 'net',
    meaning: 'Accounts, groups, shares and services.',
    switches: [
      [/\buser\b.*\/add\b/i, 'Adds an account.'],
      [/\blocalgroup\s+administrators\b.*\/add\b/i, 'Adds to the local administrators.'],
      [/\bgroup\b.*\/dom/i, 'Asks the domain about a group.'],
      [/\buse\b/i, 'Connects a share.'],
      [/\bstop\b/i, 'Stops a service.'],
    ],
  },
  {
    program: named('vssadmin'),
    name: 'vssadmin',
    meaning: 'Shadow copies.',
    switches: [
      [/\bdelete\s+shadows\b/i, 'Deletes shadow copies, so that files cannot be brought back.'],
      [/\bresize\b/i, 'Shrinks their store, which drops them.'],
    ],
  },
  {
    program: named('bcdedit'),
    name: 'bcdedit',
    meaning: 'Start-up configuration.',
    switches: [
      [/recoveryenabled\s+no/i, 'Turns recovery off.'],
      [/bootstatuspolicy\s+ignoreallfailures/i, 'Starts without the repair console after failures.'],
    ],
  },
  { program: named('wevtutil'), name: 'wevtutil', meaning: 'Event logs.', switches: [[/\b(?:cl|clear-log)\b/i, 'Clears a log.']] },
  {
    program: named('(?:curl|wget)'),
    name: 'curl',
    meaning: 'Fetches or sends over the network.',
    switches: [
      [dash('(?:o|O|-output)'), 'Keeps the answer as a file.'],
      [dash('(?:T|F|d|-data\\S*|-upload-file)'), 'Sends data.'],
    ],
  },
  {
    program: named('nltest'),
    name: 'nltest',
    meaning: 'Asks about domains and trusts.',
    switches: [
      [dash('domain_trusts'), 'Lists trusts.'],
      [dash('dclist:?\\S*'), 'Lists domain controllers.'],
    ],
  },
  {
    program: named('whoami'),
    name: 'whoami',
    meaning: 'Tells the user’s name.',
    switches: [[dash('(?:all|groups|priv)'), 'With groups and privileges.']],
  },
  {
    program: named('(?:procdump|procdump64)'),
    name: 'procdump',
    meaning: 'Writes a process’s memory to a file.',
    switches: [
      [dash('ma'), 'All of its memory.'],
      [/\blsass\b/i, 'Of the process that holds credentials.'],
    ],
  },
]

/** The programs a command line names and the switches it gives them, with what they do. */
export function explainSwitches(text: string): Meaning[] {
  return programs
    .filter(({ program }) => program.test(text))
    .flatMap(({ name, meaning, switches }) => [
      { text: name, meaning },
      ...switches.flatMap(([pattern, does]) => {
        const found = pattern.exec(text)?.[0].trim()
        return found === undefined ? [] : [{ text: found, meaning: does }]
      }),
    ])
}
