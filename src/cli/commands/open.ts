import { build, root } from '../checkout.ts'
import { defineVerb } from '../command.ts'
import { findElectron, whyNoDesktop } from '../desktop.ts'
import { runHost } from '../host-process.ts'
import { serve } from './serve.ts'

export const openVerb = defineVerb({
  name: 'open',
  add(program, run) {
    program
      .command('open')
      .argument('[case]', 'path of the case file')
      .description('the desktop app; where it cannot run, the same app in a browser')
      .option('--at <link>', 'show what a link into the case (coldtrail://case/…) leads to')
      .action(
        run(async ({ output }, path: string | undefined, { at }: { at?: string }) => {
          const reason = whyNoDesktop()
          if (reason === null) {
            await build('desktop')
            process.exitCode = await runHost(findElectron()!, [
              root,
              ...(path === undefined ? [] : [path]),
              ...(at === undefined ? [] : [at]),
            ])
            return
          }
          output.say(`${reason} The app is served to a browser of this machine instead.`)
          await serve(path, { port: '0', open: true, ...(at === undefined ? {} : { at }) })
        }),
      )
  },
})
