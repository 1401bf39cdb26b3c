import { describe, expect, test } from 'vitest'
import { contract } from '#api/contract.ts'
import type { Failure } from '#base/problem.ts'
import { carriers } from '../support/carriers.ts'
import { startEngine } from '../support/engine.ts'
import { writeTwoAlerts } from '../support/small-evidence.ts'

const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (thrown: Failure) => thrown.problem,
  )

describe.each(Object.entries(carriers))('the contract carried by %s', (_name, carry) => {
  test('answers what is asked, typed and validated', async () => {
    await using running = startEngine()
    await using carried = await carry(running)
    const { client } = carried
    expect(await client.app.about({})).toMatchObject({ name: 'Coldtrail', host: 'web', canChooseFiles: false })
    expect(await client.case.info({})).toBeNull()
    const created = await client.case.create({ path: running.folder.file('One.coldtrail') })
    expect(created).toMatchObject({ name: 'One', alerts: 0 })
    const { job } = await client.evidence.add({ paths: [writeTwoAlerts(running.folder.file('alerts.json'))] })
    expect(await running.ended(job)).toMatchObject({ state: 'done', problem: null })
    const sort = { column: 'priority', descending: true } as const
    const { incidents } = await client.incidents.list({ filter: {}, sort })
    expect(incidents).toHaveLength(1)
    const detail = await client.incidents.get({ incident: incidents[0]!.id })
    expect(detail.alerts.map((alert) => alert.title).sort()).toEqual(['Credential dumping activity', 'Suspicious PowerShell command line'])
    expect((await client.graph.get({ incident: detail.id })).nodes.map((node) => node.kind)).toContain('device')
    await client.incidents.comment({ incident: detail.id, comment: 'Seen.' })
    expect((await client.incidents.activities({ incident: detail.id })).map((activity) => activity.text)).toContain('Seen.')
  })

  test('refuses input that does not fit before anything runs', async () => {
    await using running = startEngine()
    await using carried = await carry(running)
    const wrong = JSON.parse('{"incident":"one"}') as { incident: number }
    expect(await problemOf(carried.client.incidents.get(wrong))).toMatchObject({ code: 'call.invalid' })
  })

  test('carries an expected failure as its problem, with its hint', async () => {
    await using running = startEngine()
    await using carried = await carry(running)
    expect(await problemOf(carried.client.incidents.get({ incident: 1 }))).toMatchObject({
      code: 'case.not-open',
      hint: expect.any(String),
    })
    const missing = running.folder.file('missing.coldtrail')
    expect(await problemOf(carried.client.case.open({ path: missing }))).toMatchObject({ code: 'case.not-found' })
  })

  test('streams events in order until the listener stops', async () => {
    await using running = startEngine()
    await using carried = await carry(running)
    const { client } = carried
    const stop = new AbortController()
    const stream = await client.events.watch({}, { signal: stop.signal })
    const focus = (incident: number) => ({ incident, cursor: null, alert: null, entity: null, edge: null })
    for (const incident of [1, 2, 3]) await client.events.focus({ from: 'here', focus: focus(incident) })
    const seen: unknown[] = []
    for await (const event of stream) {
      if (event.type === 'focus.changed') seen.push(event.focus.incident)
      if (seen.length === 3) break
    }
    stop.abort()
    expect(seen).toEqual([1, 2, 3])
  })

  test('a window that opens later is told at once what the others look at', async () => {
    await using running = startEngine()
    await using carried = await carry(running)
    const { client } = carried
    const focus = { incident: 4, cursor: '2026-03-02T08:00:00.0000000Z', alert: 7, entity: null, edge: null }
    await client.events.focus({ from: 'here', focus })
    const stop = new AbortController()
    for await (const event of await client.events.watch({}, { signal: stop.signal })) {
      expect(event).toEqual({ type: 'focus.changed', from: 'here', focus })
      break
    }
    stop.abort()
  })
})

test('every call has a handler where the contract says that it runs', async () => {
  const { hostCalls } = await import('#engine/coordinator/host-calls/index.ts')
  const { reads, writes } = await import('#engine/calls/handlers.ts')
  const lists: Record<string, Record<string, object>> = { host: hostCalls, read: reads, language: reads, write: writes }
  const calls = Object.entries(contract).flatMap(([noun, verbs]) => Object.entries(verbs).map(([verb, call]) => ({ noun, verb, call })))
  const unanswered = calls.filter(({ noun, verb, call }) => !Object.hasOwn(lists[call['~orpc'].meta.runs]?.[noun] ?? {}, verb))
  expect(unanswered.map(({ noun, verb }) => `${noun}.${verb}`)).toEqual([])
})
