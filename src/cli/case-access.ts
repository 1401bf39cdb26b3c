import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Contract } from '#api/contract.ts'
import type { CallContext } from '#engine/calls/call.ts'
import { readHandler } from '#engine/calls/handlers.ts'
import type { Inputs, Outputs } from '#engine/calls/index.ts'
import { type CaseReader, type CaseWriter, createCase, IN_MEMORY, openForReading, openForWriting } from '#engine/store/case-file.ts'
import type { ReadStore } from '#engine/store/sql.ts'

const place = (path: string) => (path === IN_MEMORY ? path : resolve(path))

async function using<Store extends { close(): void }, T>(store: Store, work: (store: Store) => Promise<T> | T): Promise<T> {
  try {
    return await work(store)
  } finally {
    store.close()
  }
}

/** Opens the case for reading while `work` runs; fails with `case.not-found` where there is none. `:memory:` is an empty case. */
export function reading<T>(path: string, work: (store: CaseReader) => Promise<T> | T): Promise<T> {
  return using<CaseReader, T>(path === IN_MEMORY ? createCase(path) : openForReading(place(path)), work)
}

/** Opens the case for changing; with `create`, makes it where there is none. */
export function writing<T>(path: string, create: boolean, work: (store: CaseWriter) => Promise<T> | T): Promise<T> {
  const at = place(path)
  const isNew = path === IN_MEMORY || (create && !existsSync(at))
  return using(isNew ? createCase(at) : openForWriting(at), work)
}

const silent: CallContext = { analyst: '', signal: new AbortController().signal, progress() {} }

/** A reading call of the contract, answered by the same handler that answers the windows. */
export function ask<Noun extends keyof Contract, Verb extends keyof Contract[Noun] & string>(
  store: ReadStore,
  noun: Noun,
  verb: Verb,
  input: Inputs[Noun][Verb],
): Outputs[Noun][Verb] {
  return readHandler(noun, verb)(store, input, silent) as Outputs[Noun][Verb]
}
