import { describe, expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'

/** Modules by which a program can reach a network. */
const NETWORK = /^(node:)?(net|tls|http|https|http2|dgram|dns|dns\/promises|undici|ws)$/

/** Words by which it can without importing anything. */
const CALLS = /\b(fetch|XMLHttpRequest|EventSource|WebSocket|sendBeacon|importScripts)\b\s*\(/g

const files = sourceFiles('src')
const web = files.filter((file) => file.path.startsWith('src/web/'))

describe('zero egress', () => {
  test('only the web host imports a network module', () => {
    const found = files
      .filter((file) => !file.path.startsWith('src/web/'))
      .filter((file) => file.imports.some(({ from, typeOnly }) => NETWORK.test(from) && !typeOnly))
    expect(found.map((file) => file.path)).toEqual([])
  })

  test('the web host takes only what listens from them, and listens on the loopback address', () => {
    const taken = web.flatMap(({ text }) =>
      [...text.matchAll(/^import (type )?\{([^}]*)\} from '([^']+)'/gm)]
        .filter(([, typeOnly, , from]) => !typeOnly && NETWORK.test(from!))
        .flatMap(([, , names]) => names!.split(',').map((name) => name.trim()))
        .filter((name) => !name.startsWith('type ')),
    )
    expect(taken.sort()).toEqual(['WebSocketServer', 'createServer'])
    const listening = web.flatMap((file) => [...file.text.matchAll(/\.listen\(([^)]*)\)/g)].map((match) => match[1]))
    expect(listening).toEqual(['port, LOOPBACK, done'])
    expect(web.some((file) => file.text.includes("const LOOPBACK = '127.0.0.1'"))).toBe(true)
  })

  test('the client of a ClickHouse server is reached from the command line alone, where the analyst names the server', () => {
    const found = files.filter((file) => file.imports.some(({ from, typeOnly }) => from === '@clickhouse/client' && !typeOnly))
    expect(found.map((file) => file.path)).toEqual(['src/cli/clickhouse.ts'])
  })

  test('nothing but the connection of page and host is opened by a page or by the engine', () => {
    const found = files.flatMap((file) => [...file.text.matchAll(CALLS)].map((match) => `${file.path}: ${match[1]}`))
    expect(found).toEqual([
      'src/renderer/platform/web.ts: WebSocket',
      'src/renderer/platform/web.ts: XMLHttpRequest',
      'src/renderer/platform/web.ts: fetch',
    ])
  })

  test('what a page uploads goes to the host it came from: the addresses name no other', () => {
    const { text } = files.find((file) => file.path === 'src/renderer/platform/web.ts')!
    const addresses = [...text.matchAll(/\b(?:fetch\(|request\.open\('\w+', )([^$]*)/g)].map((match) => match[1])
    expect(addresses).toEqual(['`/upload?', '`/upload?'])
  })
})
