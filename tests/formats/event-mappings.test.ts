import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { eventFamilies, windowsEventRows } from '#engine/ingest/mappings/index.ts'
import type { WindowsEvent } from '#engine/ingest/mappings/windows-event.ts'
import { schemaTable } from '#model/tables/schema.ts'

const event = (of: Partial<WindowsEvent>): WindowsEvent => ({
  time: undefined,
  device: 'FIN-WS-01.contoso.example',
  channel: 'Security',
  provider: '',
  id: 0,
  version: undefined,
  level: undefined,
  task: undefined,
  opcode: undefined,
  keywords: undefined,
  recordId: undefined,
  processId: undefined,
  threadId: undefined,
  userSid: undefined,
  data: {},
  message: undefined,
  collector: undefined,
  ...of,
})

/** The mapped rows of an event, `WindowsEvents` left out. */
const mapped = (of: Partial<WindowsEvent>) => windowsEventRows(event(of)).slice(1)
const sysmon = (id: number, data: WindowsEvent['data']) => mapped({ channel: 'Microsoft-Windows-Sysmon/Operational', id, data })
const security = (id: number, data: WindowsEvent['data'], device = 'DC-01.contoso.example') => mapped({ id, data, device })
const said = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))

describe('every mapping', () => {
  const mappings = eventFamilies.flatMap((family) => family.events.map((mapping) => ({ family, mapping })))

  test.each(mappings)('$family.id $mapping.id fills columns its table has, and nothing where the event says nothing', ({ mapping }) => {
    const columns = new Set(schemaTable(mapping.table)!.columns.map((column) => column.name))
    const cells = mapping.cells(event({ id: mapping.id }))
    const extra = Object.entries(cells).filter(([name, value]) => !columns.has(name) && value !== undefined)
    expect(extra.map(([name]) => name)).toEqual([])
    expect(['Timestamp', 'ActionType'].filter((name) => !columns.has(name))).toEqual([])
  })

  test('stands in the list of its folder', () => {
    const folder = fileURLToPath(new URL('../../src/engine/ingest/mappings/', import.meta.url))
    const listed = eventFamilies.map((family) => `${family.id}.ts`)
    const families = readdirSync(folder).filter((name) => listed.includes(name))
    expect(families.sort()).toEqual(listed.sort())
    const shared = /^(?:security-|event-mapping|fields|failure-reason|index|logon-type|network|registry|service|windows-event)/
    expect(readdirSync(folder).filter((name) => !listed.includes(name) && !shared.test(name))).toEqual([])
  })
})

test('an event without a mapping is whole in WindowsEvents and nowhere else', () => {
  const rows = windowsEventRows(event({ id: 5447, data: { FilterName: 'x' } }))
  expect(rows.map((row) => row.table)).toEqual(['WindowsEvents'])
  expect(rows[0]!.values.EventData).toEqual({ FilterName: 'x' })
})

test('an event is mapped by its provider where the export leaves the channel out, in any case', () => {
  expect(
    mapped({ channel: '', provider: 'Microsoft-Windows-Sysmon', id: 22, data: { QueryName: 'a.example' } })[0]!.values.ActionType,
  ).toBe('DnsQueryResponse')
  expect(mapped({ channel: 'security', id: 4634 })[0]!.values.ActionType).toBe('Logoff')
})

describe('Sysmon', () => {
  const ends = { SourceIp: '10.0.0.1', SourcePort: '50000', DestinationIp: '10.0.0.2', DestinationPort: '445' }

  test.each([
    ['a connection it opened', { ...ends, Initiated: 'true', Protocol: 'tcp' }, 'ConnectionSuccess', '10.0.0.1', '10.0.0.2'],
    ['a connection it accepted', { ...ends, Initiated: 'false', Protocol: 'tcp' }, 'InboundConnectionAccepted', '10.0.0.2', '10.0.0.1'],
    ['a datagram it answered', { ...ends, Initiated: 'false', Protocol: 'udp' }, 'InboundConnectionAccepted', '10.0.0.1', '10.0.0.2'],
  ])('%s has its own end as the local one', (_, data, action, local, remote) => {
    expect(sysmon(3, data)[0]!.values).toMatchObject({ ActionType: action, LocalIP: local, RemoteIP: remote, RemoteIPType: 'Private' })
  })

  test.each([
    ['CreateKey', 'RegistryKeyCreated', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\A\\B', undefined],
    ['DeleteKey', 'RegistryKeyDeleted', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\A\\B', undefined],
    ['DeleteValue', 'RegistryValueDeleted', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\A', 'B'],
  ])('%s of the registry is %s', (EventType, action, key, name) => {
    const [row] = sysmon(12, { EventType, TargetObject: 'HKLM\\SOFTWARE\\A\\B' })
    expect(row!.values).toMatchObject({ ActionType: action, RegistryKey: key, RegistryValueName: name })
  })

  test.each([
    ['DWORD (0x0000000a)', 'Dword', '10'],
    ['QWORD (0x01d6a118-0xd04d941c)', 'Qword', '132470367000040476'],
    ['Binary Data', 'Binary', ''],
    ['C:\\x.exe', '', 'C:\\x.exe'],
  ])('the value %s is %s %s', (Details, type, data) => {
    expect(sysmon(13, { TargetObject: 'HKU\\S-1-5-18\\A', Details })[0]!.values).toMatchObject({
      RegistryKey: 'HKEY_USERS\\S-1-5-18',
      RegistryValueType: type,
      RegistryValueData: data,
    })
  })

  test.each([
    ['0:0:0:0:0:0:0:1', '::1', 'Loopback'],
    ['fe80:0:0:0:74bc:2942:9832:aa63', 'fe80::74bc:2942:9832:aa63', 'LinkLocal'],
    ['2001:DB8::1', '2001:db8::1', 'Public'],
    ['169.254.169.254', '169.254.169.254', 'LinkLocal'],
    ['not an address', 'not an address', undefined],
  ])('the address %s is %s, of the type %s', (written, address, type) => {
    const [row] = sysmon(3, { Initiated: 'true', Protocol: 'tcp', DestinationIp: written })
    expect([row!.values.RemoteIP, row!.values.RemoteIPType]).toEqual([address, type])
  })

  test('a process it does not know has no name', () => {
    const [row] = sysmon(8, { TargetImage: '&lt;unknown process&gt;', TargetProcessId: '7', SourceImage: '<unknown process>' })
    expect(said(row!.values)).toEqual({ DeviceName: 'FIN-WS-01.contoso.example', ActionType: 'CreateRemoteThreadApiCall', ProcessId: 7 })
  })

  test('an opened process is the one acted upon, the opener the one that did it', () => {
    const data = {
      SourceImage: 'C:\\a.exe',
      SourceProcessId: '0x10',
      TargetImage: 'C:\\Windows\\lsass.exe',
      TargetProcessId: '700',
      GrantedAccess: '0x1410',
    }
    const { values } = sysmon(10, data)[0]!
    expect(values).toMatchObject({
      ActionType: 'OpenProcessApiCall',
      FileName: 'lsass.exe',
      ProcessId: 700,
      InitiatingProcessFileName: 'a.exe',
      InitiatingProcessId: 16,
    })
    expect(JSON.parse(String(values.AdditionalFields))).toEqual({ DesiredAccess: 5136 })
  })
})

describe('the security log', () => {
  test('a logon that nobody asked for names nobody who did', () => {
    const data = {
      TargetUserName: 'mira',
      TargetLogonId: '0x3e7',
      LogonType: '10',
      SubjectUserName: '-',
      SubjectUserSid: 'S-1-0-0',
      ProcessId: '0x0',
      ProcessName: '-',
      IpAddress: '-',
    }
    expect(said(security(4624, data)[0]!.values)).toEqual({
      DeviceName: 'DC-01.contoso.example',
      ActionType: 'LogonSuccess',
      AccountName: 'mira',
      LogonType: 'RemoteInteractive',
      LogonId: 999,
    })
  })

  test("a change of the computer's own account is the device's, one of the domain's the directory's", () => {
    const of = (TargetDomainName: string) => security(4720, { TargetUserName: 'x', TargetDomainName }, 'FIN-WS-01.contoso.example')
    expect(of('FIN-WS-01').map((row) => [row.table, row.values.ActionType])).toEqual([['DeviceEvents', 'UserAccountCreated']])
    expect(of('CONTOSO').map((row) => [row.table, row.values.ActionType])).toEqual([['IdentityDirectoryEvents', 'Account created']])
  })

  test('an access of the directory is replication only where its rights say so', () => {
    expect(security(4662, { Properties: '%%7688 {19195a5b-6da0-11d0-afd3-00c04fd930c9}' })).toEqual([])
    const [row] = security(4662, { Properties: '%%7688\r\n\t{1131f6aa-9c07-11d1-f79f-00c04fc2dcd2}' })
    expect(row).toMatchObject({ table: 'IdentityDirectoryEvents', values: { ActionType: 'Directory Services replication' } })
  })

  test.each([
    ['0x0', 'LogonSuccess', ''],
    ['0x12', 'LogonFailed', 'AccountDisabledExpiredOrLockedOut'],
    ['0x77', 'LogonFailed', '0x77'],
  ])('a ticket request with the result %s is %s %s', (Status, action, reason) => {
    const [row] = security(4768, { Status, TargetUserName: 'mira', IpAddress: '::ffff:10.0.0.9' })
    expect(row!.values).toMatchObject({
      ActionType: action,
      FailureReason: reason,
      IPAddress: '10.0.0.9',
      DestinationDeviceName: 'DC-01.contoso.example',
    })
  })

  test('a connection the filter let in has the source as its remote end', () => {
    const data = {
      Direction: '%%14592',
      SourceAddress: '203.0.113.9',
      SourcePort: '50000',
      DestAddress: '10.0.0.2',
      DestPort: '443',
      Protocol: '6',
    }
    expect(security(5156, data)[0]!.values).toMatchObject({
      ActionType: 'InboundConnectionAccepted',
      RemoteIP: '203.0.113.9',
      RemoteIPType: 'Public',
      LocalPort: 443,
      Protocol: 'Tcp',
    })
  })
})
