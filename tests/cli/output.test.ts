import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createOutput } from '../../src/cli/output.ts'

const { stderr } = process
const wasTerminal = stderr.isTTY
let said: string[]

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  said = []
  vi.spyOn(stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
})
afterEach(() => {
  stderr.isTTY = wasTerminal
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** Tells progress ten times a second for so many seconds. */
function work(seconds: number): void {
  vi.setSystemTime(0)
  const output = createOutput(true)
  for (let tenth = 1; tenth <= seconds * 10; tenth++) {
    vi.setSystemTime(tenth * 100)
    output.progress(`Importing a\u001b.json: ${tenth}`)
  }
}

test('a long command without a terminal says every few seconds how far it is, in whole lines; a short one says nothing', () => {
  stderr.isTTY = false
  work(4)
  expect(said).toEqual([])
  work(16)
  expect(said).toEqual(['Importing a\\u001b.json: 50\n', 'Importing a\\u001b.json: 100\n', 'Importing a\\u001b.json: 150\n'])
})

test('on a terminal progress is drawn over itself, and what evidence is called steers nothing', () => {
  stderr.isTTY = true
  stderr.columns = 80
  work(1)
  expect(said).toHaveLength(10)
  expect(said[0]).toBe('\r\x1b[KImporting a\\u001b.json: 1')
})
