import { correctionText } from '#model/device-clock.ts'

/** How the contract tells that times stand corrected: nothing where they do not. */
export const toldClock = (clock: bigint | number): { clock?: string } =>
  BigInt(clock) === 0n ? {} : { clock: correctionText(BigInt(clock)) }
