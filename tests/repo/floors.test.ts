import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type SourceFile, sourceFiles } from './source-files.ts'

/** What each floor may import of ours, and where it runs. ARCHITECTURE.md shows the same table. */
const floors: Record<string, { may: readonly string[]; runs: 'anywhere' | 'node' | 'electron' | 'preload' | 'dom' }> = {
  base: { may: [], runs: 'anywhere' },
  model: { may: ['base'], runs: 'anywhere' },
  // Functions of the query language that SQLite does not have run beside SQLite: in Node.
  kql: { may: ['base'], runs: 'node' },
  api: { may: ['base', 'model'], runs: 'anywhere' },
  engine: { may: ['base', 'model', 'kql', 'api'], runs: 'node' },
  process: { may: ['base', 'model', 'kql', 'api', 'engine'], runs: 'node' },
  cli: { may: ['base', 'model', 'kql', 'api', 'engine'], runs: 'node' },
  host: { may: ['base', 'model', 'api', 'engine'], runs: 'node' },
  web: { may: ['base', 'model', 'api', 'engine', 'host'], runs: 'node' },
  main: { may: ['base', 'model', 'api', 'engine', 'host'], runs: 'electron' },
  preload: { may: ['api'], runs: 'preload' },
  renderer: { may: ['base', 'model', 'api'], runs: 'dom' },
}

/** Hosts see the engine as its facade alone. */
const facadeOnly = new Set(['host', 'web', 'main'])

const floorOf = (path: string) => path.split('/')[1]!

/** The file of ours that an import names, from the root; undefined for packages and Node's own modules. */
function target(file: SourceFile, from: string): string | undefined {
  if (from.startsWith('#')) return `src/${from.slice(1)}`
  if (from.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file.path), from))
  return undefined
}

const files = sourceFiles('src')

function breaches(rule: (file: SourceFile, from: string, to: string | undefined, typeOnly: boolean) => string | false): string[] {
  return files.flatMap((file) =>
    file.imports.flatMap(({ from, typeOnly }) => {
      const why = rule(file, from, target(file, from), typeOnly)
      return why === false ? [] : [`${file.path} imports ${from}: ${why}`]
    }),
  )
}

describe('floors', () => {
  test('every folder of src is a floor of the table', () => {
    expect([...new Set(files.map((file) => floorOf(file.path)))].filter((floor) => !floors[floor])).toEqual([])
  })

  test('a floor imports only floors below it', () => {
    const found = breaches((file, _from, to) => {
      if (to === undefined) return false
      const [own, other] = [floorOf(file.path), floorOf(to)]
      return own !== other && !floors[own]?.may.includes(other) && `${own} may not import ${other}`
    })
    expect(found).toEqual([])
  })

  test('a crossing between floors is written with #, but for hosts that share src/host', () => {
    const found = breaches((file, from, to) => {
      const crosses = to !== undefined && floorOf(to) !== floorOf(file.path)
      return crosses && !from.startsWith('#') && floorOf(to) !== 'host' && 'a crossing is written with #'
    })
    expect(found).toEqual([])
  })

  test('hosts reach the engine through its facade alone', () => {
    const found = breaches(
      (file, _from, to) =>
        facadeOnly.has(floorOf(file.path)) &&
        to !== undefined &&
        floorOf(to) === 'engine' &&
        to !== 'src/engine/engine.ts' &&
        'not the facade',
    )
    expect(found).toEqual([])
  })

  test('what runs anywhere or in a page imports nothing of Node', () => {
    const found = breaches((file, from) => {
      const { runs } = floors[floorOf(file.path)]!
      return (runs === 'anywhere' || runs === 'dom' || runs === 'preload') && from.startsWith('node:') && `it runs ${runs}`
    })
    expect(found).toEqual([])
  })

  test('electron is imported by the desktop shell alone', () => {
    const found = breaches(
      (file, from) => from === 'electron' && !['main', 'preload'].includes(floorOf(file.path)) && 'only main and preload may',
    )
    expect(found).toEqual([])
  })

  test('the database driver is imported by the store alone', () => {
    const found = breaches(
      (file, from) => from === 'better-sqlite3' && !file.path.startsWith('src/engine/store/') && 'only engine/store may',
    )
    expect(found).toEqual([])
  })

  test('in the renderer, ui imports base alone and features do not reach into each other', () => {
    const found = breaches((file, _from, to) => {
      const [, floor, part, feature] = file.path.split('/')
      if (floor !== 'renderer' || to === undefined) return false
      const [, toFloor, toPart, toFeature, ...rest] = to.split('/')
      if (part === 'ui')
        return !(toFloor === 'base' || (toFloor === 'renderer' && ['ui', 'theme'].includes(toPart!))) && 'ui stands on base'
      if (part !== 'features' || toFloor !== 'renderer') return false
      if (toPart === 'windows') return 'windows stand above features'
      const isOther = toPart === 'features' && rest.length > 0 && toFeature !== feature
      return isOther && rest.join('/') !== 'index.ts' && 'features meet in state or in an index'
    })
    expect(found).toEqual([])
  })
})
