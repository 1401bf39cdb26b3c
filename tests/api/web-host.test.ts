import { existsSync } from 'node:fs'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createWebHost, type WebHost } from '../../src/web/server.ts'
import { builtPage } from '../support/built-page.ts'
import { type RunningEngine, startEngine } from '../support/engine.ts'

let running: RunningEngine
let host: WebHost
let cookie: string
let own: URL

beforeAll(async () => {
  running = startEngine()
  using page = builtPage()
  host = await createWebHost(running.engine, page.path, running.uploads, 0)
  own = new URL(host.url)
  cookie = `coldtrail-${own.port}=${own.searchParams.get('token')}`
})
afterAll(async () => {
  await host.close()
  await running[Symbol.asyncDispose]()
})

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

/** Asks with a path exactly as given: `fetch` would tidy it, and forbids naming another host. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body?: string): Promise<Answer> {
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port: own.port, path, method, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => done({ status: response.statusCode!, headers: response.headers, body: text }))
    })
    asked.on('error', failed)
    asked.end(body)
  })
}

const upgrade = (headers: Record<string, string>, path = '/contract') =>
  new Promise<number>((done) => {
    const socket = new WebSocket(`ws://127.0.0.1:${own.port}${path}`, { headers })
    socket.on('open', () => {
      socket.close()
      done(101)
    })
    socket.on('unexpected-response', (_request, response) => done(response.statusCode!))
    socket.on('error', () => {})
  })

describe('the web host lets in', () => {
  test('nobody without the launch token', async () => {
    expect((await ask('/')).status).toBe(401)
    expect((await ask('/?token=wrong')).status).toBe(401)
    expect((await ask('/assets/app.js')).status).toBe(401)
    expect((await ask('/', { cookie: `coldtrail-${own.port}=wrong` })).status).toBe(401)
  })

  test('the token once, and then its cookie, which no script can read', async () => {
    const first = await ask(own.pathname + own.search)
    expect(first).toMatchObject({ status: 303, headers: { location: '/' } })
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/)
    expect((await ask('/', { cookie })).status).toBe(200)
  })

  test('no name but 127.0.0.1, so that a name resolved to this machine reaches nothing', async () => {
    for (const name of ['evil.example', `localhost:${own.port}`, '127.0.0.1']) {
      expect((await ask('/', { cookie, host: name })).status).toBe(421)
    }
  })

  test('no path out of the built page', async () => {
    for (const path of [
      '/../package.json',
      '/assets/../../package.json',
      '/%2e%2e/package.json',
      '/assets/..%2f..%2fpackage.json',
      '//etc/passwd',
    ]) {
      expect((await ask(path, { cookie })).status).toBe(404)
    }
  })

  test('sockets of its own page alone', async () => {
    const origin = `http://127.0.0.1:${own.port}`
    expect(await upgrade({ origin, cookie })).toBe(101)
    expect(await upgrade({ origin })).toBe(403)
    expect(await upgrade({ cookie })).toBe(403)
    expect(await upgrade({ origin: 'http://127.0.0.1:1', cookie })).toBe(403)
    expect(await upgrade({ origin: 'https://evil.example', cookie })).toBe(403)
    expect(await upgrade({ origin, cookie }, '/elsewhere')).toBe(403)
  })
})

describe('the page', () => {
  test('runs scripts of its own alone, and every page has a nonce of its own', async () => {
    const [one, two] = [await ask('/', { cookie }), await ask('/', { cookie })]
    const policy = String(one.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'; script-src 'self';")
    expect(policy).not.toContain('unsafe')
    const nonce = /'nonce-([^']+)'/.exec(policy)![1]!
    expect(one.body).toContain(`nonce="${nonce}"`)
    expect(two.body).not.toContain(nonce)
  })
})

describe('uploads', () => {
  const batch = '6f2c1e0a-3b4d-4c5e-8f90-a1b2c3d4e5f6'
  const place = (path: string) => `/upload?${new URLSearchParams({ batch, path })}`
  const ours = () => ({ cookie, origin: `http://127.0.0.1:${own.port}` })

  test('are taken from its own page alone', async () => {
    expect((await ask(place('a.json'), { cookie }, 'POST', '{}')).status).toBe(403)
    expect((await ask(place('a.json'), { ...ours(), origin: 'https://evil.example' }, 'POST', '{}')).status).toBe(403)
    expect((await ask('/upload?batch=../..&path=a.json', ours(), 'POST', '{}')).status).toBe(422)
  })

  test('stay in their folder whatever they are called', async () => {
    for (const path of ['../../../escaped.json', '/etc/escaped.json', 'a\\..\\..\\escaped.json', '....', 'x/\u202egnp.exe']) {
      const { status, body } = await ask(place(path), ours(), 'POST', '{}')
      expect(status).toBe(200)
      expect((JSON.parse(body) as { path: string }).path).toContain(batch)
    }
  })

  test('of a batch that is given up are thrown away, on the word of its own page alone', async () => {
    const given = batch.replace('6f', '7f')
    const { body } = await ask(place('given-up.json').replace(batch, given), ours(), 'POST', '{}')
    const { path } = JSON.parse(body) as { path: string }
    expect((await ask(`/upload?batch=${given}`, { cookie }, 'DELETE')).status).toBe(403)
    expect((await ask('/upload?batch=../..', ours(), 'DELETE')).status).toBe(422)
    expect(existsSync(path)).toBe(true)
    expect((await ask(`/upload?batch=${given}`, ours(), 'DELETE')).status).toBe(200)
    expect(existsSync(path)).toBe(false)
  })

  test('never overwrite each other', async () => {
    expect((await ask(place('twice.json'), ours(), 'POST', '1')).status).toBe(200)
    expect((await ask(place('twice.json'), ours(), 'POST', '2')).status).toBe(422)
  })
})
