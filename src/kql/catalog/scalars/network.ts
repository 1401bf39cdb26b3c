import type { ScalarRow } from '../scalar-row.ts'

export const network: readonly ScalarRow[] = []
