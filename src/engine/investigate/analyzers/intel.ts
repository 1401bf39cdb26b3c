import type { EntityKind } from '#model/entity-kind.ts'
import { hostOfUrl } from '#model/identity/address.ts'
import type { Properties } from '#model/kinds/kind.ts'
import { defineAnalyzer, type Finding } from '../analyzer.ts'
import type { Gathered } from '../gather/gathered.ts'
import { INTEL_TABLES, standingOf } from '../indicators.ts'
import type { SeenRow } from '../seen-row.ts'

/** Something a row speaks of that an indicator may name. */
interface Sighting {
  readonly kind: EntityKind
  readonly properties: Properties
  readonly value: string
  readonly how: string
  readonly row: SeenRow
}

const HASHES = ['SHA256', 'SHA1', 'MD5'] as const

function* fileOf(row: SeenRow, how: string): Generator<Sighting> {
  const { SHA256, SHA1, MD5, FileName, FolderPath } = row.v
  const fileDetails = { sha256: SHA256 ?? '', sha1: SHA1 ?? '', md5: MD5 ?? '', fileName: FileName ?? '', filePath: FolderPath ?? '' }
  for (const hash of HASHES) if (row.v[hash]) yield { kind: 'file', properties: { fileDetails }, value: row.v[hash], how, row }
}

function* addressOf(row: SeenRow, address: string | undefined, how: string): Generator<Sighting> {
  if (address) yield { kind: 'ip', properties: { ipAddress: address }, value: address, how, row }
}

function* linkOf(row: SeenRow, url: string | undefined, how: string): Generator<Sighting> {
  if (!url) return
  const host = hostOfUrl(url)
  if (url.includes('/')) {
    yield { kind: 'url', properties: { url }, value: url, how, row }
    yield { kind: 'url', properties: { url }, value: url.endsWith('/') ? url.slice(0, -1) : `${url}/`, how, row }
  }
  if (host) yield { kind: 'domain', properties: { domainName: host }, value: host, how, row }
}

function* sightings({ processes, files, connections, clicks, messages, signIns }: Gathered): Generator<Sighting> {
  for (const row of processes) yield* fileOf(row, 'ran on a device')
  for (const row of files) yield* fileOf(row, 'was written on a device')
  for (const row of connections) {
    yield* addressOf(row, row.v.RemoteIP, 'was connected to')
    yield* linkOf(row, row.v.RemoteUrl, 'was connected to')
  }
  for (const row of clicks) yield* linkOf(row, row.v.Url, 'was clicked on')
  for (const row of messages) {
    yield* addressOf(row, row.v.SenderIPv4, 'sent a message')
    yield* linkOf(row, row.v.SenderFromDomain, 'sent a message')
  }
  for (const row of signIns) yield* addressOf(row, row.v.IPAddress, 'signed in')
}

/** What an indicator of the case's intelligence tables names; that none names it says nothing for it. */
export const intel = defineAnalyzer({
  id: 'intel',
  title: 'Intelligence hits',
  version: 1,
  reads: INTEL_TABLES,
  filledBy: 'Sentinel exports of threat intelligence indicators',
  clears: false,
  run(gathered) {
    const seen = Map.groupBy(sightings(gathered), (one) => one.value.toLowerCase())
    const named = gathered.indicatorsOf(seen.keys())
    const findings = [...named].flatMap(([value, indicators]): Finding[] => {
      const of = seen.get(value)!
      const [first] = of
      const subject = gathered.subjects.find(first!.kind, first!.properties, { how: first!.how, at: first!.row.at })
      if (!subject) return []
      const judged = indicators.map((indicator) => ({ indicator, ...standingOf(indicator, first!.row.at) }))
      const best = judged.find(({ sure }) => sure) ?? judged[0]!
      const others = indicators.length - 1
      return [
        {
          subject,
          verdict: best.sure ? 'malicious' : 'suspicious',
          title: best.sure ? 'Named by threat intelligence' : 'Named by threat intelligence that is weak or expired',
          reason: `An indicator names ${first!.value}: “${best.indicator.what}” (${best.said})${others > 0 ? `, and ${others} more ${others === 1 ? 'does' : 'do'}` : ''}.`,
          techniques: [],
          rows: [...judged.map(({ indicator }) => indicator.ref), ...of.map(({ row }) => row.ref)].slice(0, 20),
        },
      ]
    })
    return { examined: seen.size > 0 ? gathered.subjects.all : [], findings }
  },
})
