import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { caseArgument, pageArgument, wantsTraining } from '../../src/main/case-argument.ts'
import { type MenuActions, menuTemplate } from '../../src/main/menu.ts'
import { isOurPage, isOurs } from '../../src/main/trust.ts'
import { placeOnScreens, readWindowState, writeWindowState } from '../../src/main/window-state.ts'
import { temporaryFolder } from '../support/temporary.ts'

type Item = ReturnType<typeof menuTemplate>[number]

const itemsOf = (item: Item): Item[] => (Array.isArray(item.submenu) ? item.submenu.flatMap((each) => [each, ...itemsOf(each)]) : [])

function menu(state: Partial<Parameters<typeof menuTemplate>[1]> = {}) {
  const chosen: string[] = []
  const actions: MenuActions = {
    caseCommand: (verb, path) => chosen.push(path ? `${verb} ${path}` : verb),
    command: (id) => chosen.push(id),
  }
  const items = menuTemplate(actions, { isMac: false, isCaseOpen: true, recent: [], ...state }).flatMap(itemsOf)
  const choose = (label: string) => {
    const item = items.find((each) => each.label === label)!
    if (item.enabled !== false) (item.click as () => void)()
  }
  return { items, chosen, choose }
}

describe('the menu', () => {
  test('runs case commands itself and hands the others to the palette by their ids', () => {
    const { chosen, choose } = menu()
    for (const label of ['New case…', 'Open case…', 'Save a copy…', 'Close case', 'Import files…', 'Dark', 'Keyboard shortcuts'])
      choose(label)
    expect(chosen).toEqual(['create', 'open', 'saveCopy', 'close', 'evidence.add', 'theme.dark', 'keys.show'])
  })

  test('offers what needs a case only where one is open', () => {
    const { chosen, choose } = menu({ isCaseOpen: false })
    for (const label of ['Import files…', 'Save a copy…', 'Close case']) choose(label)
    expect(chosen).toEqual([])
  })

  test('lists recent cases by name and path, those that are gone without effect', () => {
    const recent = [
      { path: '/cases/A & B.coldtrail', name: 'A & B', missing: false },
      { path: '/cases/gone.coldtrail', name: 'gone', missing: true },
    ]
    const { chosen, choose } = menu({ recent })
    choose('A && B  (/cases/A && B.coldtrail)')
    choose('gone  (/cases/gone.coldtrail)')
    expect(chosen).toEqual(['open /cases/A & B.coldtrail'])
  })

  test('offers what developers need to nobody', () => {
    expect(menu().items.filter((item) => ['toggleDevTools', 'reload', 'forceReload'].includes(item.role ?? ''))).toEqual([])
  })
})

describe('trust', () => {
  test('knows its own page by scheme and host alone', () => {
    expect(isOurs('app://coldtrail/index.html')).toBe(true)
    for (const url of ['app://coldtrail.evil/', 'app://evil/coldtrail', 'https://coldtrail/', 'file:///app://coldtrail', 'coldtrail', '']) {
      expect([url, isOurs(url)]).toEqual([url, false])
    }
  })

  test('takes a port from the top frame of its page alone', () => {
    const frame = (url: string, parent: unknown) => ({ url, parent }) as Parameters<typeof isOurPage>[0]
    expect(isOurPage(frame('app://coldtrail/', null))).toBe(true)
    expect(isOurPage(frame('app://coldtrail/', {}))).toBe(false)
    expect(isOurPage(frame('https://evil.example/', null))).toBe(false)
    expect(isOurPage(null)).toBe(false)
  })
})

describe('the window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 }

  test('comes back where it stood, if that is still on a screen', () => {
    const place = { x: 100, y: 50, width: 1200, height: 800 }
    expect(placeOnScreens(place, [screen])).toEqual(place)
    expect(placeOnScreens({ ...place, x: 2_500 }, [screen])).toBeNull()
    expect(placeOnScreens({ ...place, x: 2_500 }, [screen, { ...screen, x: 1920 }])).toEqual({ ...place, x: 2_500 })
    expect(placeOnScreens(null, [screen])).toBeNull()
  })

  test('forgets a place that cannot be read', () => {
    using folder = temporaryFolder()
    const file = folder.file('state/window.json')
    expect(readWindowState(file)).toEqual({ bounds: null, maximized: false })
    const state = { bounds: { x: 1, y: 2, width: 1000, height: 700 }, maximized: true }
    writeWindowState(file, state)
    expect(readWindowState(file)).toEqual(state)
    writeFileSync(file, '{"bounds":{"x":"left"}}')
    expect(readWindowState(file)).toEqual({ bounds: null, maximized: false })
  })
})

describe('a start', () => {
  test('opens the case it names, wherever it was started', () => {
    expect(caseArgument(['/usr/bin/coldtrail', 'a.coldtrail'], '/cases')).toBe('/cases/a.coldtrail')
    expect(caseArgument(['electron', '/app', '--flag', '/x/B.COLDTRAIL'], '/cases')).toBe('/x/B.COLDTRAIL')
    expect(caseArgument(['electron', '/app', '--inspect=x.coldtrail'], '/cases')).toBeUndefined()
    expect([wantsTraining(['electron', '--training']), wantsTraining(['electron'])]).toEqual([true, false])
  })

  test('shows the page a link into the case names, and nothing any other link does', () => {
    expect(pageArgument(['electron', '/app', 'a.coldtrail', 'coldtrail://case/incidents/12?x=1'])).toBe('#/incidents/12?x=1')
    expect(pageArgument(['electron', '/app', 'https://evil.example/#/incidents/12'])).toBeUndefined()
  })
})
