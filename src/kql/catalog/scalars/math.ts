import type { ScalarRow } from '../scalar-row.ts'

export const math: readonly ScalarRow[] = []
