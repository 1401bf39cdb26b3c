import type { ScalarRow } from '../scalar-row.ts'

export const convert: readonly ScalarRow[] = []
