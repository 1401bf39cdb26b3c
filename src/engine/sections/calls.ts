import type { Reads } from '../calls/index.ts'
import { sectionsOf } from './run.ts'

export const sectionReads: Reads<'sections'> = { get: sectionsOf }
