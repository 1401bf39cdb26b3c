import { guid, hex, integer } from '../digest.ts'
import { MINUTE, SECOND } from '../moment.ts'
import { type Domain, norrvik, tallholm } from './domains.ts'
import { elin, henrik, jonas, karl, maja, oskar, type Person, petra, saga, sofia, viktor } from './people.ts'

export type Device = {
  /** `WS-07`: what people say; two devices may share it. */
  name: string
  domain: Domain
  /** `ws-07.corp.norrvik.example`: the DeviceName of the hunting tables. */
  dns: string
  /** The sensor's id. */
  id: string
  entraId: string
  ip: string
  mac: string
  role: 'workstation' | 'server' | 'domainController'
  owner?: Person
  os: { platform: string; edition: string; build: number; revision: number }
  model: string
  vendor: string
  group: { id: number; name: string }
  value: 'Low' | 'Normal' | 'High'
  /** How far the device's own clock runs ahead of true time. */
  skew: number
}

const WINDOWS_11 = { platform: 'Windows11', edition: '24H2', build: 26100, revision: 3775 }
const SERVER_2022 = { platform: 'WindowsServer2022', edition: '21H2', build: 20348, revision: 3453 }

function device(name: string, ip: string, more: Partial<Device> = {}): Device {
  const domain = more.domain ?? norrvik
  const dns = `${name.toLowerCase()}.${domain.dns}`
  const mac = hex(`mac ${dns}`, 10).toUpperCase()
  return {
    name,
    domain,
    dns,
    id: hex(`device ${dns}`, 40),
    entraId: guid(`entra device ${dns}`),
    ip,
    mac: `02${mac}`,
    role: 'workstation',
    os: WINDOWS_11,
    model: ['Latitude 5550', 'EliteBook 845 G11', 'ThinkPad T14 Gen 5'][integer(`model ${dns}`, 3)]!,
    vendor: 'Fabrikam Devices',
    group: { id: 41, name: 'Office workstations' },
    value: 'Normal',
    skew: 0,
    ...more,
  }
}

const server = (name: string, ip: string, more: Partial<Device> = {}) =>
  device(name, ip, {
    role: 'server',
    os: SERVER_2022,
    model: 'Virtual Machine',
    group: { id: 52, name: 'Servers' },
    value: 'High',
    ...more,
  })

export const ws03 = device('WS-03', '10.20.4.103', { owner: sofia })
export const ws05 = device('WS-05', '10.20.4.105', { owner: petra })
export const ws07 = device('WS-07', '10.20.4.107', { owner: elin })
export const ws09 = device('WS-09', '10.20.4.109', { owner: karl })
export const ws11 = device('WS-11', '10.20.4.111', { owner: jonas })
export const ws12 = device('WS-12', '10.20.4.112', { owner: viktor })
export const ws14 = device('WS-14', '10.20.4.114', { owner: maja })
/** Its battery-backed clock is worn: it runs four minutes and some seconds ahead. */
export const ws18 = device('WS-18', '10.20.4.118', { owner: oskar, skew: 4 * MINUTE + 11 * SECOND })
/** The other WS-07. */
export const yardWs07 = device('WS-07', '10.60.2.107', { owner: saga, domain: tallholm, group: { id: 63, name: 'Tallholm yard' } })
export const adm01 = device('ADM-01', '10.20.8.21', {
  owner: henrik,
  group: { id: 44, name: 'Administration workstations' },
  value: 'High',
})
export const mgmt01 = server('MGMT-01', '10.20.10.15')
export const app02 = server('APP-02', '10.20.10.22')
export const fs01 = server('FS-01', '10.20.10.30')
export const dc01 = server('DC-01', '10.20.10.5', { role: 'domainController', group: { id: 53, name: 'Domain controllers' } })

export const devices: readonly Device[] = [ws03, ws05, ws07, ws09, ws11, ws12, ws14, ws18, yardWs07, adm01, mgmt01, app02, fs01, dc01]
export const workstations: readonly Device[] = devices.filter((one) => one.role === 'workstation')
export const servers: readonly Device[] = devices.filter((one) => one.role !== 'workstation')

/** The yard's domain controller has no sensor; it is known by name only, as the one that answers the yard's logons. */
export const yardController = { name: 'TDC-01', dns: `tdc-01.${tallholm.dns}`, ip: '10.60.2.5' }

export function controllerOf(domain: Domain): { name: string; dns: string; ip: string } {
  return domain === tallholm ? yardController : dc01
}
