import type { ScalarRow } from '../scalar-row.ts'

export const datetime: readonly ScalarRow[] = []
