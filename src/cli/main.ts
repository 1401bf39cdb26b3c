import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { Command, CommanderError } from 'commander'
import { problem, problemOf } from '#base/problem.ts'
import type { CallContext } from '#engine/calls/call.ts'
import type { Run } from './command.ts'
import { verbs } from './commands/index.ts'
import { createOutput } from './output.ts'

/** Exit codes: 0 done, 1 failed, 2 wrong usage. */
const FAILED = 1
const WRONG_USAGE = 2

const SAME_SIGNAL_MS = 500

// Who reads only the beginning (`| head`) has what was wanted: that is no failure.
process.stdout.on('error', (thrown: NodeJS.ErrnoException) => {
  if (thrown.code !== 'EPIPE') throw thrown
  process.exit()
})

const json = process.argv.includes('--json')
const output = createOutput(json)
const stop = new AbortController()
let askedAt = 0
/**
 * The first signal cancels in order, one that comes later ends at once. Ctrl+C reaches us twice under npm: from the terminal, and passed on
 * by what started us.
 */
function cancel(): void {
  if (stop.signal.aborted && Date.now() - askedAt > SAME_SIGNAL_MS) process.exit(FAILED)
  askedAt ||= Date.now()
  stop.abort()
}
process.on('SIGINT', cancel)
process.on('SIGTERM', cancel)

const context: CallContext = {
  analyst: userInfo().username,
  signal: stop.signal,
  progress: (step, done, total, unit) =>
    output.progress(unit ? `${step}: ${done.toLocaleString('en')}${total ? ` of ${total.toLocaleString('en')}` : ''} ${unit}` : step),
}

function run<Args extends unknown[]>(work: (run: Run, ...args: Args) => Promise<void>) {
  return async (...args: Args) => {
    try {
      await work({ output, context }, ...args)
    } catch (thrown) {
      const cancelled = stop.signal.aborted && problem('call.cancelled', 'Cancelled; what was already committed stays in the case.')
      const told = cancelled || problemOf(thrown)
      output.fail(told)
      process.exitCode = told.code === 'usage.wrong' ? WRONG_USAGE : FAILED
    }
  }
}

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

const program = new Command('coldtrail')
  .description('Offline incident-investigation workstation')
  .version(version)
  .option('--json', 'print one JSON document on stdout')
  .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 asked wrongly. A path that begins with a dash goes behind `--`.')
  .exitOverride()
  .configureOutput({ writeErr: (text) => void (json || process.stderr.write(text)) })
for (const verb of verbs) verb.add(program, run)
for (const command of program.commands) {
  command.exitOverride().copyInheritedSettings(program)
  if (!command.options.some((option) => option.long === '--json')) command.option('--json', 'print one JSON document on stdout')
}

try {
  await program.parseAsync()
} catch (thrown) {
  if (!(thrown instanceof CommanderError)) throw thrown
  // Help that was asked for is an answer; everything else commander throws is wrong usage.
  if (thrown.exitCode === 0) process.exitCode = 0
  else {
    if (json)
      output.fail(
        problem(
          'usage.wrong',
          thrown.code === 'commander.help' ? 'A verb is needed; --help lists them.' : thrown.message.replace(/^error: /, ''),
        ),
      )
    process.exitCode = WRONG_USAGE
  }
}
