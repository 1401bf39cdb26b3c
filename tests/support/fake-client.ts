import type { Client } from '../../src/renderer/state/client.ts'

type Answers = Partial<Record<keyof Client, Record<string, (input: never, options: { signal?: AbortSignal }) => Promise<unknown>>>>

/** A client that answers the calls it is given and refuses every other: for testing what stands above the contract without an engine. */
export function fakeClient(answers: Answers): Client {
  const noun = (of: keyof Client) =>
    new Proxy(answers[of] ?? {}, {
      get: (verbs, verb: string) => verbs[verb] ?? (() => Promise.reject(new Error(`nothing answers ${of}.${verb}`))),
    })
  return new Proxy({}, { get: (_, name: keyof Client) => noun(name) }) as Client
}
