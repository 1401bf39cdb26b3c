import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '#api/contract.ts'

/** Input of a call as its handler receives it, after validation. */
export type Inputs = InferContractRouterInputs<Contract>
/** Output of a call as its handler must answer it. */
export type Outputs = InferContractRouterOutputs<Contract>
