import type { Reads } from '../calls/index.ts'
import { reviewSignIns } from './review.ts'

export const signInReads: Reads<'signIns'> = { review: reviewSignIns }
