import { describe, expect, test } from 'vitest'
import { identifierTitle, readName } from '#model/identity/identifier-title.ts'

describe('names of entities are read as people say them', () => {
  test.each([
    ['process', 'mdeDeviceId:ab12|10608|2026-04-14T08:58:59', '10608 · 2026-04-14T08:58:59', 'ab12'],
    ['processId', 'dnsName:ws-11.example|10608', '10608', 'ws-11.example'],
    ['commandLine', '||cmd /c type a | find "b|c"', 'cmd /c type a | find "b|c"', ''],
    ['path', 'mdeDeviceId:ab12|c:\\temp\\x.exe', 'c:\\temp\\x.exe', 'ab12'],
    ['registryValue', 'mdeDeviceId:ab12|hklm\\run|sync', 'hklm\\run · sync', 'ab12'],
    ['url', 'https://x.example/a|b', 'https://x.example/a|b', ''],
    ['process', '', '', ''],
  ])('%s %s', (type, value, name, device) => {
    expect(readName(type, value)).toEqual({ name, device })
  })

  test('what kind of name it is, known or not', () => {
    expect(['sha256', 'dnsName', 'azureResourceId', 'constructor'].map(identifierTitle)).toEqual([
      'SHA-256',
      'DNS name',
      'Azure resource id',
      'Constructor',
    ])
  })
})
