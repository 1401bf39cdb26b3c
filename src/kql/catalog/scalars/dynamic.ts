import type { ScalarRow } from '../scalar-row.ts'

export const dynamic: readonly ScalarRow[] = []
