import { type Problem, problem, problemOf } from '#base/problem.ts'

const refusals: { readonly [code: string]: (at: string) => Problem } = {
  ENOENT: (at) => problem('file.not-found', `There is no file or folder ${at}`),
  EISDIR: (at) => problem('file.is-folder', `A file is wanted, and ${at} is a folder`),
  EACCES: (at) => problem('file.no-access', `This user may not open ${at}`),
  ECONNREFUSED: (at) => problem('server.unreachable', `Nothing answers at ${at}`),
}

/** The problem a command ended with; what the operating system refused is told in words instead of its code. */
export function toldProblem(thrown: unknown): Problem {
  const { code, path, address, port } = (thrown instanceof Error ? thrown : {}) as NodeJS.ErrnoException & {
    address?: string
    port?: number
  }
  const tell = code === undefined ? undefined : refusals[code]
  return tell ? tell(path ?? (address ? `${address}:${port}` : 'that path')) : problemOf(thrown)
}
