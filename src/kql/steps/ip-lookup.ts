import { network, parseIp } from '../runtime/ip-address.ts'
import type { StepOperator, StepRow } from './step.ts'

interface Settings {
  readonly address: number
  readonly network: number
  readonly extra: readonly (readonly [own: number, fact: number])[]
  readonly kept: readonly number[]
  readonly unmatched: boolean
}

/** Networks by prefix length, then by their bits and the further keys: one look-up for each length that occurs. */
export const ipLookup: StepOperator = {
  name: 'ip_lookup',
  *run([rows, facts], settings: Settings): Iterable<StepRow> {
    const byPrefix = new Map<number, Map<string, StepRow[]>>()
    for (const fact of facts!.rows()) {
      const parsed = parseIp(String(fact[settings.network] ?? ''))
      if (!parsed) continue
      const level = byPrefix.get(parsed.prefix) ?? new Map<string, StepRow[]>()
      byPrefix.set(parsed.prefix, level)
      const key = keyOf(
        network(parsed.bits, parsed.prefix),
        settings.extra.map(([, at]) => fact[at]),
      )
      level.set(key, [...(level.get(key) ?? []), fact])
    }
    const prefixes = [...byPrefix.keys()].toSorted((a, b) => b - a)
    for (const row of rows!.rows()) {
      const parsed = parseIp(String(row[settings.address] ?? ''))
      const extra = settings.extra.map(([at]) => row[at])
      const found = parsed ? prefixes.flatMap((prefix) => byPrefix.get(prefix)?.get(keyOf(network(parsed.bits, prefix), extra)) ?? []) : []
      for (const fact of found) yield [...row, ...settings.kept.map((at) => fact[at] ?? null)]
      if (found.length === 0 && settings.unmatched)
        yield [...row, ...settings.kept.map((at) => (facts!.columns[at]?.type === 'string' ? '' : null))]
    }
  },
}

const keyOf = (bits: bigint, extra: readonly unknown[]) => `${bits}\u0000${extra.map(String).join('\u0000')}`
