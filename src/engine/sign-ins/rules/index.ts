import type { SignInRule } from '../sign-in.ts'
import { failuresThenSuccess } from './failures-then-success.ts'
import { impossibleTravel } from './impossible-travel.ts'
import { legacyProtocol } from './legacy-protocol.ts'
import { methodChange } from './method-change.ts'
import { newCountry } from './new-country.ts'
import { newDevice } from './new-device.ts'
import { newNetwork } from './new-network.ts'
import { singleFactor } from './single-factor.ts'

/** Rules over a user's sign-ins, in the order they are told. */
export const signInRules: readonly SignInRule[] = [
  impossibleTravel,
  failuresThenSuccess,
  newCountry,
  newNetwork,
  newDevice,
  legacyProtocol,
  singleFactor,
  methodChange,
]
