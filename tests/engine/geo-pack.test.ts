import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importGeoPack } from '#engine/hunt/geo-pack.ts'
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

  test('is missed by name where the case has none, and a file that is none changes nothing', async () => {
    const store = await huntedCase()
    expect(() => hunted(store, ask('198.51.100.1'))).toThrow('geo_info_from_ip_address needs a geo pack')
    await expect(packed('a,b\n1,2\n')).rejects.toThrow('no list of networks')
  })
})
