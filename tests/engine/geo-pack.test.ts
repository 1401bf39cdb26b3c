import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importGeoPack } from '#engine/ingest/geo-source.ts'
import { importEvidence } from '#engine/ingest/import.ts'
import { verifyCase } from '#engine/ingest/verify.ts'
import { hunted, huntedCase } from '../support/hunted-case.ts'
import { analyst } from '../support/placed-alerts.ts'
import { temporaryFolder } from '../support/temporary.ts'

const ask = (address: string) =>
  `print place = geo_info_from_ip_address('${address}') | project tostring(place.country), tostring(place.city)`

const answer = (store: Awaited<ReturnType<typeof huntedCase>>, address: string) => hunted(store, ask(address)).values.map(([only]) => only)

async function packed(content: string) {
  using folder = temporaryFolder('geo-pack')
  const store = await huntedCase()
  writeFileSync(folder.file('pack.csv'), content)
  const told = await importGeoPack(store, folder.file('pack.csv'), analyst())
  return { store, told }
}

describe('a geo pack', () => {
  test('answers where an address is, IPv4 and IPv6, and says nothing of addresses between its networks', async () => {
    const { store, told } = await packed(
      'network,country,state,city,latitude,longitude\n198.51.100.0/24,AT,Vienna,Vienna,48.2,16.4\n2001:db8::/32,AU,,Sydney,,\nnone,DE,,,,\n',
    )
    expect(told).toEqual({ networks: 2, rejected: 1 })
    expect(answer(store, '198.51.100.77')).toEqual(['Austria', 'Vienna'])
    expect(answer(store, '2001:db8::1')).toEqual(['Australia', 'Sydney'])
    expect(answer(store, '198.51.101.1')).toEqual(['', ''])
    expect(answer(store, 'no address')).toEqual(['', ''])
  })

  test('may come without a header, as ranges', async () => {
    const { store } = await packed('198.51.100.0,198.51.100.127,EU,AT,Vienna,Vienna,48.2,16.4\n')
    expect(answer(store, '198.51.100.127')).toEqual(['Austria', 'Vienna'])
    expect(answer(store, '198.51.100.128')).toEqual(['', ''])
  })

  test('is recognised among evidence by its columns and what stands in them, and is a source like others', async () => {
    using folder = temporaryFolder('geo-pack')
    const store = await huntedCase()
    writeFileSync(
      folder.file('places.csv'),
      'start_ip,end_ip,country,asn\n198.51.100.0,198.51.100.127,AT,AS64500\n2001:db8::,2001:db8::ff,AU,\n',
    )
    const { sources } = await importEvidence(store, [folder.path], analyst())
    expect(sources).toMatchObject([{ format: 'geo-pack', status: 'imported', records: { read: 2, stored: 2, rejected: 0 }, tables: {} }])
    expect(answer(store, '198.51.100.9')).toEqual(['Austria', ''])
    expect((await importEvidence(store, [folder.path], analyst())).sources).toMatchObject([{ status: 'already-imported' }])
    expect((await verifyCase(store, analyst())).ok).toBe(true)
  })

  test('is told from tables that name networks too', async () => {
    using folder = temporaryFolder('geo-pack')
    const store = await huntedCase()
    writeFileSync(folder.file('seen.csv'), 'network,country,actor\n198.51.100.0/24,AT,somebody\n')
    writeFileSync(folder.file('visits.csv'), 'start,end,country\n2026-01-01,2026-01-02,AT\n')
    const { sources } = await importEvidence(store, [folder.path], analyst())
    expect(sources.map((one) => [one.format, Object.keys(one.tables)])).toEqual([
      ['hunting-csv', ['seen']],
      ['hunting-csv', ['visits']],
    ])
  })

  test('takes the place of the one before, and lines without a network are rejects with their place', async () => {
    using folder = temporaryFolder('geo-pack')
    const { store } = await packed('198.51.100.0,198.51.100.127,AT\n')
    writeFileSync(folder.file('next.csv'), `${'203.0.113.0,203.0.113.255,DE\n'.repeat(40)}unknown,,\n`)
    const { sources } = await importEvidence(store, [folder.file('next.csv')], analyst())
    expect(sources[0]).toMatchObject({
      records: { read: 41, stored: 40, rejected: 1 },
      problems: [{ code: 'geo-pack.no-network', record: 41, offset: 1160 }],
    })
    expect([answer(store, '198.51.100.1')[0], answer(store, '203.0.113.9')[0]]).toEqual(['', 'Germany'])
    expect(store.all("SELECT 1 FROM source WHERE format = 'geo-pack'")).toHaveLength(1)
  })

  test('that is cancelled leaves the one before', async () => {
    using folder = temporaryFolder('geo-pack')
    const { store } = await packed('198.51.100.0,198.51.100.127,AT\n')
    writeFileSync(folder.file('next.csv'), '203.0.113.0,203.0.113.255,DE\n'.repeat(20_000))
    const stop = new AbortController()
    const context = { ...analyst(), signal: stop.signal, progress: () => stop.abort() }
    const { sources, cancelled } = await importEvidence(store, [folder.file('next.csv')], context)
    expect([sources, cancelled]).toEqual([[], true])
    expect(answer(store, '198.51.100.1')).toEqual(['Austria', ''])
    expect(store.get("SELECT 1 FROM sqlite_schema WHERE name = 'geo_network_next'")).toBeUndefined()
  })

  test('is missed by name where the case has none, and a file that is none changes nothing', async () => {
    const store = await huntedCase()
    expect(() => hunted(store, ask('198.51.100.1'))).toThrow('geo_info_from_ip_address needs a geo pack')
    await expect(packed('a,b\n1,2\n')).rejects.toThrow('no list of networks')
  })
})
