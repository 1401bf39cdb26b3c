import { describe, expect, it, vi } from 'vitest'
import { Failure, problem } from '#base/problem.ts'
import { createCalls } from '../../src/renderer/state/calls.ts'
import { fakeClient } from '../support/fake-client.ts'

const settled = () => new Promise((done) => setTimeout(done, 0))

describe('remembered answers', () => {
  it('are asked for once, however many watch', async () => {
    const sources = vi.fn(async () => [])
    const calls = createCalls(fakeClient({ evidence: { sources } }))
    calls.watch('evidence.sources', {}, () => undefined)
    calls.watch('evidence.sources', {}, () => undefined)
    await settled()
    expect(sources).toHaveBeenCalledTimes(1)
    expect(calls.peek('evidence.sources', {})).toMatchObject({ data: [], waiting: false })
  })

  it('stay on screen while newer ones are fetched', async () => {
    let n = 0
    const calls = createCalls(fakeClient({ incidents: { facets: async () => ({ status: [{ value: 'active', count: ++n }] }) } }))
    calls.watch('incidents.facets', {}, () => undefined)
    await settled()
    calls.refresh(['incidents'])
    expect(calls.peek('incidents.facets', {})).toMatchObject({ data: { status: [{ count: 1 }] }, waiting: true })
    await settled()
    expect(calls.peek('incidents.facets', {})).toMatchObject({ data: { status: [{ count: 2 }] }, waiting: false })
  })

  it('are left alone by changes that do not concern them', async () => {
    const sources = vi.fn(async () => [])
    const calls = createCalls(fakeClient({ evidence: { sources } }))
    calls.watch('evidence.sources', {}, () => undefined)
    await settled()
    calls.refresh(['layout'])
    await settled()
    expect(sources).toHaveBeenCalledTimes(1)
  })

  it('that come late do not overwrite newer ones', async () => {
    const waiting: ((value: object) => void)[] = []
    const facets = () => new Promise((done) => waiting.push(done))
    const calls = createCalls(fakeClient({ incidents: { facets } }))
    calls.watch('incidents.facets', {}, () => undefined)
    calls.refresh()
    waiting[1]!({ status: [{ value: 'new', count: 2 }] })
    waiting[0]!({ status: [{ value: 'old', count: 1 }] })
    await settled()
    expect(calls.peek('incidents.facets', {}).data).toEqual({ status: [{ value: 'new', count: 2 }] })
  })

  it('are no longer waited for once nobody looks', async () => {
    let signal: AbortSignal | undefined
    const list = (_input: unknown, options: { signal?: AbortSignal }) => {
      signal = options.signal
      return new Promise(() => undefined)
    }
    const calls = createCalls(fakeClient({ incidents: { facets: list } }))
    calls.watch('incidents.facets', {}, () => undefined)()
    await settled()
    expect(signal?.aborted).toBe(true)
  })

  it('tell a refusal as the problem it carries', async () => {
    const refused = problem('case.none', 'No case is open')
    const calls = createCalls(fakeClient({ case: { close: async () => Promise.reject(new Failure(refused)) } }))
    expect(await calls.ask('case.close', {})).toEqual({ ok: false, problem: refused })
  })
})
