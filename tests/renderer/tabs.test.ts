import { describe, expect, it } from 'vitest'
import { address } from '../../src/renderer/state/address.ts'
import { addressOf, createTabs } from '../../src/renderer/state/tabs.ts'

const shown = (tabs: ReturnType<typeof createTabs>) => addressOf(tabs.current()).path.join('/')

describe('tabs', () => {
  it('open a page once: asking for it again shows the tab that has it', () => {
    const tabs = createTabs()
    tabs.open(address(['incidents', 7]), 'tab')
    tabs.open(address(['evidence']), 'tab')
    tabs.open(address(['incidents', 7, 'summary']), 'tab')
    expect(tabs.getState().tabs).toHaveLength(3)
    expect(shown(tabs)).toBe('incidents/7/summary')
  })

  it('let panes go when the page changes and keep them while it stays', () => {
    const tabs = createTabs()
    tabs.openPane({ kind: 'incident', id: 7 })
    tabs.open(address(['incidents'], { sort: 'name' }))
    expect(tabs.current().panes).toHaveLength(1)
    tabs.open(address(['evidence']))
    expect(tabs.current().panes).toHaveLength(0)
  })

  it('close the topmost pane first', () => {
    const tabs = createTabs()
    tabs.openPane({ kind: 'incident', id: 7 })
    tabs.openPane({ kind: 'entity', id: 3 }, 'over')
    expect(tabs.closePane()).toBe(true)
    expect(tabs.current().panes).toEqual([{ kind: 'incident', id: 7 }])
    expect(tabs.closePane()).toBe(true)
    expect(tabs.closePane()).toBe(false)
  })

  it('never leave a window without one', () => {
    const tabs = createTabs(address(['evidence']))
    tabs.close(tabs.current().id)
    expect(shown(tabs)).toBe('incidents')
  })

  it('go back to a page visited before, and say so where its tab is closed', () => {
    const tabs = createTabs()
    const first = tabs.current().id
    tabs.open(address(['evidence']))
    expect(tabs.revisit(first, 0)).toBe(true)
    expect(shown(tabs)).toBe('incidents')
    tabs.open(address(['incidents', 7]), 'tab')
    tabs.close(first)
    expect(tabs.revisit(first, 0)).toBe(false)
  })
})
