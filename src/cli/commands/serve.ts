import { fileURLToPath } from 'node:url'
import { defineVerb } from '../command.ts'
import { runHost } from '../host-process.ts'

const entry = fileURLToPath(new URL('../../web/main.ts', import.meta.url))

export interface ServeOptions {
  readonly port: string
  readonly open: boolean
}

/** Serves the app until it is stopped. The host is a process of its own: the command line knows the engine, not the hosts. */
export async function serve(path: string | undefined, { port, open }: ServeOptions): Promise<void> {
  const args = [entry, '--port', port, ...(open ? [] : ['--no-open']), ...(path === undefined ? [] : ['--', path])]
  process.exitCode = await runHost(process.execPath, args)
}

export const serveVerb = defineVerb({
  name: 'serve',
  add(program, run) {
    program
      .command('serve [case]')
      .description('the app in a browser of this machine; the first line on stdout is {"url"}; runs until it is stopped')
      .option('--port <number>', 'port on 127.0.0.1; 0 picks a free one', '0')
      .option('--no-open', 'do not open a browser')
      .action(run((_run, path: string | undefined, options: ServeOptions) => serve(path, options)))
  },
})
