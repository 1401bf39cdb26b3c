import { resolve } from 'node:path'

/** The case a start names: the first argument that ends in `.coldtrail`, as a double click on a file passes it. */
export function caseArgument(argv: readonly string[], cwd: string): string | undefined {
  const path = argv.slice(1).find((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.coldtrail'))
  return path && resolve(cwd, path)
}

export const wantsTraining = (argv: readonly string[]): boolean => argv.includes('--training')
