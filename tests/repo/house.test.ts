import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { project } from '../support/project.ts'
import { sourceFiles } from './source-files.ts'

const src = sourceFiles('src')
const all = [...src, ...sourceFiles('tests'), ...sourceFiles('build')]

const lines = (text: string) => text.trimEnd().split('\n').length

/** Files longer than 500 lines, each with the reason that it may be. */
const longForAReason: Readonly<Record<string, string>> = {
  'src/kql/catalog/scalars/dynamic.ts': 'one table with a row for each function of arrays and bags',
}

describe('files', () => {
  test('are small: median at most 100 lines, nine of ten at most 300, none over 500 without a reason', () => {
    const sizes = src.map((file) => lines(file.text)).sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(100)
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(300)
    expect(src.filter((file) => lines(file.text) > 500 && !(file.path in longForAReason)).map((file) => file.path)).toEqual([])
  })

  test('are named by what they hold, in kebab-case', () => {
    const bad = all.filter(({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|prop|bench|module|d))*\.tsx?$/.test(basename(path)))
    expect(bad.map((file) => file.path)).toEqual([])
  })

  test('have no name that says nothing', () => {
    const bad = all.filter(({ path }) => path.split(/[/.-]/).some((part) => /^(utils?|helpers?|managers?|common|misc|stuff)$/.test(part)))
    expect(bad.map((file) => file.path)).toEqual([])
  })
})

describe('text', () => {
  test('never makes markup or code from strings', () => {
    const bad = src.filter(({ text }) =>
      /\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML|dangerouslySetInnerHTML|\beval\(|new Function\(|document\.write\(/.test(text),
    )
    expect(bad.map((file) => file.path)).toEqual([])
  })

  test('silences no checker and skips no test', () => {
    const silent = new RegExp(
      ['@ts-(ignore|expect-error|nocheck)', 'biome-ignore', String.raw`\b(test|it|describe)\.(skip|only|todo)\b`].join('|'),
    )
    const bad = all.filter(({ path, text }) => path !== 'tests/repo/house.test.ts' && silent.test(text))
    expect(bad.map((file) => file.path)).toEqual([])
  })

  test('exports by name', () => {
    const bad = src.filter(({ text }) => /^export default/m.test(text))
    expect(bad.map((file) => file.path)).toEqual([])
  })
})

describe('the project', () => {
  test('keeps nothing at its root that has no place there', () => {
    const known =
      /^(\.(biome|cache|ci|git|github|gitignore|vscode)|build|docs|node_modules|out|dist|resources|src|test-results|tests|README\.md|ARCHITECTURE\.md|CHANGELOG\.md|LICENSE|[a-z.]+\.config\.ts|(biome|package|package-lock|tsconfig)\.json)$/
    expect(readdirSync(join(project)).filter((name) => !known.test(name))).toEqual([])
  })
})
