import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type * as z from 'zod'
import type { Contract } from '#api/contract.ts'
import type { event, focus } from '#api/events.ts'

/** What carries the contract to the engine; each host supplies its own. */
export type Client = ContractRouterClient<Contract>

type Inputs = InferContractRouterInputs<Contract>
type Outputs = InferContractRouterOutputs<Contract>

/** Every call by its name, `noun.verb`. */
export type CallName = { [Noun in keyof Contract & string]: `${Noun}.${keyof Contract[Noun] & string}` }[keyof Contract & string]

type At<Tree, Name extends string> = Name extends `${infer Noun}.${infer Verb}`
  ? Noun extends keyof Tree
    ? Verb extends keyof Tree[Noun]
      ? Tree[Noun][Verb]
      : never
    : never
  : never

export type InputOf<Name extends CallName> = At<Inputs, Name>
export type OutputOf<Name extends CallName> = At<Outputs, Name>

export type HostEvent = z.infer<typeof event>
export type Focus = z.infer<typeof focus>
export type Area = Extract<HostEvent, { type: 'case.changed' }>['areas'][number]
