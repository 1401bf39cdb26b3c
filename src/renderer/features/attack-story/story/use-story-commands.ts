import { useEffect } from 'react'
import { speeds } from '../../../state/playback/player.ts'
import { useCommands } from '../../../state/use-commands.ts'
import { useSession } from '../../../state/use-session.ts'
import { useStory } from './story-view.ts'

const GROUP = 'Attack story'

/** The keys of the attack story, offered while it is shown. */
export function useStoryCommands(): void {
  const { player, view } = useStory()
  const { focus, tabs } = useSession()
  const speedBy = (by: 1 | -1) => {
    const next = speeds[speeds.indexOf(player.snapshot().speed) + by]
    if (next !== undefined) player.setSpeed(next)
  }
  const close = () => {
    const { alert, entity, edge } = focus.getState()
    if (view.getState().details === 'records') view.setState({ details: 'about' })
    else if (alert !== null || entity !== null || edge !== null) focus.set({ alert: null, entity: null, edge: null })
    else if (!tabs.closePane()) player.rest()
  }
  useEffect(() => {
    document.addEventListener('keydown', keepPresses)
    return () => document.removeEventListener('keydown', keepPresses)
  }, [])
  useCommands([
    { id: 'story.play', title: 'Play and pause', group: GROUP, keys: [' '], run: () => player.toggle() },
    { id: 'story.next-alert', title: 'Next alert', group: GROUP, keys: ['ArrowRight'], run: () => player.step('alerts', 1) },
    { id: 'story.previous-alert', title: 'Previous alert', group: GROUP, keys: ['ArrowLeft'], run: () => player.step('alerts', -1) },
    {
      id: 'story.next-entity',
      title: 'Next first-seen entity',
      group: GROUP,
      keys: ['Shift+ArrowRight'],
      run: () => player.step('entities', 1),
    },
    {
      id: 'story.previous-entity',
      title: 'Previous first-seen entity',
      group: GROUP,
      keys: ['Shift+ArrowLeft'],
      run: () => player.step('entities', -1),
    },
    { id: 'story.start', title: 'To the first moment', group: GROUP, keys: ['Home'], run: () => player.toStart() },
    { id: 'story.end', title: 'To the last moment', group: GROUP, keys: ['End'], run: () => player.toEnd() },
    { id: 'story.faster', title: 'Play faster', group: GROUP, keys: ['>'], run: () => speedBy(1) },
    { id: 'story.slower', title: 'Play slower', group: GROUP, keys: ['<'], run: () => speedBy(-1) },
    { id: 'story.whole', title: 'The whole incident, without a moment', group: GROUP, keys: ['0'], run: () => player.rest() },
    { id: 'story.find', title: 'Find in graph', group: GROUP, keys: ['/'], run: focusSearch },
    {
      id: 'story.table',
      title: 'Graph or table',
      group: GROUP,
      keys: ['T'],
      run: () => view.setState(({ shown }) => ({ shown: shown === 'graph' ? 'table' : 'graph' })),
    },
    {
      id: 'story.records',
      title: 'Records behind the selection',
      group: GROUP,
      keys: ['R'],
      run: () => view.setState({ details: 'records' }),
    },
    { id: 'story.close', title: 'Let go of the selection', group: GROUP, keys: ['Escape'], run: close },
  ])
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-find-in-graph] input, input[data-find-in-graph]')?.focus()
}

const PRESSED_BY_SPACE =
  'button,a,summary,input,[role="checkbox"],[role="tab"],[role="menuitem"],[role="row"],[role="option"],[role="combobox"]'

/** Space plays, except where it presses what has the keyboard. It is stopped after the page's own handlers and before the window's keys. */
function keepPresses(event: KeyboardEvent): void {
  if (event.key === ' ' && event.target instanceof Element && event.target.closest(PRESSED_BY_SPACE)) event.stopPropagation()
}
