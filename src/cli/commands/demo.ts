import { fileURLToPath } from 'node:url'
import { defineVerb } from '../command.ts'
import { load } from './import.ts'

const evidence = fileURLToPath(new URL('../../../resources/sample/evidence', import.meta.url))

export const demoVerb = defineVerb({
  name: 'demo',
  add(program, run) {
    program
      .command('demo')
      .argument('<case>', 'path of the case file, made where there is none')
      .description('build the bundled training case from its evidence')
      .action(run((given, path: string) => load(given, path, [evidence], { detect: true, correlate: true })))
  },
})
