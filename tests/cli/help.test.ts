import { Command } from 'commander'
import { expect, test } from 'vitest'
import { verbs } from '../../src/cli/commands/index.ts'

test('help explains every verb, and every argument and option of it', () => {
  const program = new Command()
  for (const verb of verbs) verb.add(program, () => async () => {})
  expect(program.commands.map((verb) => verb.name())).toEqual(verbs.map((verb) => verb.name))
  const unexplained = program.commands.flatMap((verb) => [
    ...(verb.description() ? [] : [verb.name()]),
    ...[...verb.registeredArguments, ...verb.options].filter((one) => !one.description).map((one) => `${verb.name()} ${one.name()}`),
  ])
  expect(unexplained).toEqual([])
})
