import { resolve } from 'node:path'
import { hashOfLink } from '#model/case-link.ts'

/** The case a start names: the first argument that ends in `.coldtrail`, as a double click on a file passes it. */
export function caseArgument(argv: readonly string[], cwd: string): string | undefined {
  const path = argv.slice(1).find((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.coldtrail'))
  return path && resolve(cwd, path)
}

/** The page a start names by a link into a case (`coldtrail://case/incidents/12`), as its address is written. */
export const pageArgument = (argv: readonly string[]): string | undefined =>
  argv
    .slice(1)
    .map(hashOfLink)
    .find((page) => page !== undefined)

export const wantsTraining = (argv: readonly string[]): boolean => argv.includes('--training')
