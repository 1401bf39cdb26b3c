import type { ScalarRow } from '../scalar-row.ts'

export const parse: readonly ScalarRow[] = []
