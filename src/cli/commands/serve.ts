import { join } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { build, root } from '../checkout.ts'
import { defineVerb } from '../command.ts'
import { runHost } from '../host-process.ts'

const entry = join(root, 'out', 'host', 'main.js')

function portOf(text: string): string {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return text
}

export interface ServeOptions {
  readonly port: string
  readonly open: boolean
  /** a link into the case, shown first */
  readonly at?: string
}

/** Serves the app until it is stopped. The host is a process of its own: the command line knows the engine, not the hosts. */
export async function serve(path: string | undefined, { port, open, at }: ServeOptions): Promise<void> {
  await build('host')
  const args = [
    entry,
    '--port',
    port,
    ...(open ? [] : ['--no-open']),
    ...(at === undefined ? [] : ['--at', at]),
    ...(path === undefined ? [] : ['--', path]),
  ]
  process.exitCode = await runHost(process.execPath, args)
}

export const serveVerb = defineVerb({
  name: 'serve',
  add(program, run) {
    program
      .command('serve')
      .argument('[case]', 'path of the case file')
      .description('the app in a browser of this machine; the first line on stdout is {"url"}; runs until it is stopped')
      .option('--port <number>', 'port on 127.0.0.1; 0 picks a free one', portOf, '0')
      .option('--at <link>', 'show what a link into the case (coldtrail://case/…) leads to')
      .option('--no-open', 'do not open a browser')
      .action(run((_run, path: string | undefined, options: ServeOptions) => serve(path, options)))
  },
})
