import type { Reads } from '../calls/index.ts'
import { searchNames } from './names.ts'

export const searchReads: Reads<'search'> = { names: searchNames }
