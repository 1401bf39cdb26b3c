import { isoFromTicks, ticks, ticksFromIso } from '#base/ticks.ts'
import type { Json } from '#model/alert-record.ts'
import { asWritten } from '#model/device-clock.ts'
import { kindOf } from '#model/kinds/index.ts'
import { correctionsInForce } from '../../clocks/device-clocks.ts'
import type { ReadStore } from '../../store/sql.ts'
import type { Combination } from './combinations.ts'
import type { MappedPiece, RowValues } from './row-evidence.ts'

const KQL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/

const timeAsWritten = <T>(value: T, clock: bigint): T => {
  const at = typeof value === 'string' && KQL_TIME.test(value) ? ticksFromIso(value) : null
  return at === null ? value : (isoFromTicks(ticks(asWritten(at, clock))) as T)
}

function propertiesAsWritten(value: Json, clock: bigint): Json {
  if (Array.isArray(value)) return value.map((one) => propertiesAsWritten(one, clock))
  if (value === null || typeof value !== 'object') return timeAsWritten(value, clock)
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, propertiesAsWritten(one as Json, clock)]))
}

/** The correction in force of the one device that a row's evidence names. */
function clockOf(store: ReadStore, pieces: readonly MappedPiece[], corrections: ReadonlyMap<number, bigint>): bigint {
  const devices = pieces.filter(({ evidence }) => evidence.kind === 'device')
  const found = devices.map(({ evidence }) => {
    const names = kindOf('device').identify(evidence.properties, {})
    const entities = names.flatMap(({ type, value }) =>
      store.all<{ entity: number }>('SELECT entity FROM entity_identifier WHERE type = ? AND value = ?', type, value),
    )
    return entities.map(({ entity }) => corrections.get(entity)).find((clock) => clock !== undefined) ?? 0n
  })
  return found.length > 0 && found.every((clock) => clock === found[0]) ? found[0]! : 0n
}

export interface WrittenCombination extends Combination {
  /** `shown`: the values as the result has them */
  readonly rows: readonly (Combination['rows'][number] & { readonly shown: RowValues })[]
}

/**
 * Rows of a result with their times as the device they name wrote them: alerts are kept by these, as imported ones are, so that a
 * correction can be changed or taken back after an alert was made of rows that stood corrected.
 */
export function writtenCombinations(store: ReadStore, combinations: readonly Combination[]): readonly WrittenCombination[] {
  const corrections = correctionsInForce(store)
  return combinations.map((combination) => ({
    ...combination,
    rows: combination.rows.map((row) => {
      const clock = corrections.size === 0 ? 0n : clockOf(store, row.pieces, corrections)
      if (clock === 0n) return { ...row, shown: row.values }
      const values: RowValues = Object.fromEntries(Object.entries(row.values).map(([name, value]) => [name, timeAsWritten(value, clock)]))
      const pieces = row.pieces.map((piece) => ({
        ...piece,
        evidence: {
          ...piece.evidence,
          ...(piece.evidence.created == null ? {} : { created: ticks(asWritten(piece.evidence.created, clock)) }),
          properties: propertiesAsWritten(piece.evidence.properties as Json, clock) as typeof piece.evidence.properties,
        },
      }))
      return { values, pieces, shown: row.values }
    }),
  }))
}
