import type { Ticks } from '#base/ticks.ts'
import { isoFromTicks, ticks } from '#base/ticks.ts'
import { huntingRows, tableWithRows } from '../entities/hunting-rows.ts'
import type { ReadStore } from '../store/sql.ts'
import type { RowRef } from './seen-row.ts'

/** A row of an intelligence table that names something. */
export interface Indicator {
  /** what it says of it, in its own words */
  readonly what: string
  /** 0–100; null where the row gives none */
  readonly confidence: number | null
  readonly expires: Ticks | null
  readonly ref: RowRef
}

/** How one of Sentinel's intelligence tables writes its indicators. */
interface IntelTable {
  readonly name: string
  /** columns that hold what is named */
  readonly values: readonly string[]
  readonly words: readonly string[]
  readonly confidence: string
  readonly expires: string
  readonly active: string
  /** true in one of them takes the indicator back */
  readonly withdrawn: readonly string[]
}

const tables: readonly IntelTable[] = [
  {
    name: 'ThreatIntelligenceIndicator',
    values: [
      ...['FileHashValue', 'DomainName', 'Url', 'NetworkIP', 'NetworkDestinationIP', 'NetworkSourceIP'],
      ...['EmailSenderAddress', 'EmailSourceDomain', 'EmailSourceIpAddress'],
    ],
    words: ['Description', 'ThreatType', 'IndicatorId'],
    confidence: 'ConfidenceScore',
    expires: 'ExpirationDateTime',
    active: 'Active',
    withdrawn: [],
  },
  {
    name: 'ThreatIntelIndicators',
    values: ['ObservableValue'],
    words: ['Data', 'Pattern', 'Id'],
    confidence: 'Confidence',
    expires: 'ValidUntil',
    active: 'IsActive',
    withdrawn: ['IsDeleted', 'Revoked'],
  },
]

/** Tables of the case that indicators are read from. */
export const INTEL_TABLES: readonly string[] = tables.map(({ name }) => name)

/** The first of some texts that says something; of a STIX object its name or description. */
function wordOf(texts: readonly string[]): string {
  for (const text of texts) {
    if (!text.startsWith('{')) {
      if (text) return text
      continue
    }
    try {
      const { name, description } = JSON.parse(text) as { name?: unknown; description?: unknown }
      const said = [name, description].find((one) => typeof one === 'string' && one !== '')
      if (said) return said as string
    } catch {
      // the next column may be whole
    }
  }
  return 'an indicator without a name'
}

/**
 * Indicators of the case's intelligence tables that name some values (hashes, addresses, domains, URLs), by the value in lower case. What
 * is inactive, revoked or deleted names nothing any more.
 */
export function indicatorsOf(store: ReadStore, values: Iterable<string>): Map<string, Indicator[]> {
  const found = new Map<string, Indicator[]>()
  const wanted = new Set(Array.from(values, (value) => value.toLowerCase()))
  const asked = JSON.stringify([...wanted])
  for (const intel of tables) {
    const table = tableWithRows(store, intel.name)
    const held = table ? intel.values.filter((column) => table.has(column)) : []
    if (!table || held.length === 0) continue
    const where = held.map((column) => `${table.sql(column)} COLLATE NOCASE IN (SELECT value FROM json_each(?))`).join(' OR ')
    const columns = [...held, ...intel.words, intel.confidence, intel.expires, intel.active, ...intel.withdrawn]
    for (const { row, source, record, values: v } of huntingRows(store, table, columns, where, ...held.map(() => asked))) {
      if (v[intel.active] === 'false' || intel.withdrawn.some((column) => v[column] === 'true')) continue
      const indicator: Indicator = {
        what: wordOf(intel.words.map((column) => v[column]!)),
        confidence: v[intel.confidence] ? Number(v[intel.confidence]) : null,
        expires: v[intel.expires] ? ticks(BigInt(v[intel.expires]!)) : null,
        ref: { table: intel.name, row, source, record },
      }
      for (const value of new Set(held.map((column) => v[column]!.toLowerCase()))) {
        if (!wanted.has(value)) continue
        const of = found.get(value)
        if (of) of.push(indicator)
        else found.set(value, [indicator])
      }
    }
  }
  return found
}

/** `confidence 90, expired 2026-01-01`: what weakens or strengthens an indicator at a moment. */
export function standingOf({ confidence, expires }: Indicator, at: Ticks | null): { sure: boolean; said: string } {
  const isExpired = expires !== null && at !== null && expires < at
  const said = [
    confidence === null ? 'no confidence given' : `confidence ${confidence}`,
    ...(isExpired ? [`expired ${isoFromTicks(expires).slice(0, 10)}`] : []),
  ]
  return { sure: (confidence ?? 0) >= SURE && !isExpired, said: said.join(', ') }
}

/** From this confidence on an indicator is believed as it stands. */
const SURE = 75
