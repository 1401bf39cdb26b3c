import type { ScalarRow } from '../scalar-row.ts'

export const series: readonly ScalarRow[] = []
