import type { AnySchema, InferSchemaInput } from '@orpc/contract'
import type * as z from 'zod'
import type { Contract } from '#api/contract.ts'
import type { ReadCall, WriteCall } from './call.ts'

type InputOf<Call> = Call extends { '~orpc': { inputSchema?: infer Schema } }
  ? Exclude<Schema, undefined> extends z.ZodType
    ? z.output<Exclude<Schema, undefined>>
    : never
  : never
type OutputOf<Call> = Call extends { '~orpc': { outputSchema?: infer Schema } }
  ? Exclude<Schema, undefined> extends z.ZodType
    ? z.input<Exclude<Schema, undefined>>
    : InferSchemaInput<Extract<Schema, AnySchema>>
  : never

/** Input of a call as its handler receives it: validated, defaults filled. */
export type Inputs = { [Noun in keyof Contract]: { [Verb in keyof Contract[Noun]]: InputOf<Contract[Noun][Verb]> } }
/** Output of a call as its handler must answer it. */
export type Outputs = { [Noun in keyof Contract]: { [Verb in keyof Contract[Noun]]: OutputOf<Contract[Noun][Verb]> } }

/** Reading handlers of one noun; each area of the engine exports its own and `handlers.ts` lists them. */
export type Reads<Noun extends keyof Contract> = {
  readonly [Verb in keyof Contract[Noun]]?: ReadCall<Inputs[Noun][Verb], Outputs[Noun][Verb]>
}

/** Writing handlers of one noun. */
export type Writes<Noun extends keyof Contract> = {
  readonly [Verb in keyof Contract[Noun]]?: WriteCall<Inputs[Noun][Verb], Outputs[Noun][Verb]>
}
