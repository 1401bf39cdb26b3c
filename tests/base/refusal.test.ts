import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { problemOf } from '#base/problem.ts'

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (thrown) {
    return thrown
  }
  throw new Error('nothing was thrown')
}

const withCode = (code: string) => Object.assign(new Error('as the machine says it'), { code })

test('what the operating system refuses is told in words, with its path', () => {
  expect(problemOf(thrownBy(() => readFileSync('/no/such/file')))).toMatchObject({
    code: 'file.not-found',
    message: 'There is no file or folder /no/such/file',
  })
  expect(problemOf(thrownBy(() => readdirSync(process.execPath)))).toMatchObject({ code: 'file.not-a-folder' })
})

test('a disk that is full says so, and what to do, whoever met it', () => {
  for (const code of ['ENOSPC', 'SQLITE_FULL']) {
    expect(problemOf(withCode(code)), code).toMatchObject({
      code: 'disk.full',
      message: 'The disk is full',
      hint: expect.stringContaining('again'),
    })
  }
})

test("SQLite's further codes are told as the one they refine; a caller's own code stands, with the words", () => {
  expect(problemOf(withCode('SQLITE_READONLY_DIRECTORY')).code).toBe('case.read-only')
  expect(problemOf(withCode('SQLITE_CORRUPT_INDEX')).code).toBe('case.damaged')
  expect(problemOf(withCode('EACCES'), 'source.unreadable')).toMatchObject({
    code: 'source.unreadable',
    message: expect.stringContaining('This user may not open') as string,
  })
})

test('any other error stays a fault of the program, in its own words', () => {
  expect(problemOf(new TypeError('x is not a function'))).toEqual({
    code: 'program.fault',
    severity: 'error',
    message: 'x is not a function',
  })
  expect(problemOf(withCode('SQLITE_CONSTRAINT'))).toMatchObject({ code: 'program.fault', message: 'as the machine says it' })
})
