import type { ScalarRow } from '../scalar-row.ts'

export const hash: readonly ScalarRow[] = []
