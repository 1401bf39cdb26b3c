import type { ScalarRow } from '../scalar-row.ts'

export const regex: readonly ScalarRow[] = []
