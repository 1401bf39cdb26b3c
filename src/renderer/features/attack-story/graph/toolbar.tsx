import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, SearchBox, Tooltip } from '@fluentui/react-components'
import {
  ArrowDownloadRegular,
  ArrowSyncRegular,
  type FluentIcon,
  GroupListRegular,
  PinOffRegular,
  TableRegular,
  TargetRegular,
  ZoomFitRegular,
  ZoomInRegular,
  ZoomOutRegular,
} from '@fluentui/react-icons'
import type { EntityKind } from '#model/entity-kind.ts'
import { useCommands } from '../../../state/use-commands.ts'
import { useStory, useStoryView } from '../story/story-view.ts'
import type { Icons } from './look.ts'
import type { Stage } from './stage.ts'
import styles from './toolbar.module.css'
import { useExport } from './use-export.ts'

const GROUP = 'Incident graph'

interface ToolbarProps {
  readonly stage: Stage | null
  readonly found: readonly string[] | null
  readonly settling: boolean
  readonly onLayOut: () => void
  readonly pinned: boolean
  readonly onRelease: () => void
  readonly icons: Icons | null
  readonly kinds: readonly EntityKind[]
}

export function Toolbar({ stage, found, settling, onLayOut, pinned, onRelease, icons, kinds }: ToolbarProps) {
  const { view } = useStory()
  const search = useStoryView((each) => each.search)
  const follows = useStoryView((each) => each.follows)
  const opened = useStoryView((each) => each.unfolded.size)
  const save = useExport(stage, icons, kinds)
  const foldAgain = () => view.setState({ unfolded: new Set() })
  useCommands([
    { id: 'graph.zoom-in', title: 'Zoom in', group: GROUP, keys: ['+'], run: () => stage?.zoom(1.5) },
    { id: 'graph.zoom-out', title: 'Zoom out', group: GROUP, keys: ['-'], run: () => stage?.zoom(1 / 1.5) },
    { id: 'graph.fit', title: 'Fit the graph', group: GROUP, keys: ['F'], run: () => stage?.fit() },
    { id: 'graph.fold', title: 'Fold look-alikes again', group: GROUP, keys: ['L'], run: foldAgain },
    { id: 'graph.svg', title: 'Save the graph as SVG', group: GROUP, run: () => void save('svg') },
    { id: 'graph.png', title: 'Save the graph as PNG', group: GROUP, run: () => void save('png') },
  ])
  return (
    <div className={styles.bar} role="toolbar" aria-label="Graph tools">
      <SearchBox
        size="small"
        className={styles.search!}
        placeholder="Find in graph (/)"
        aria-label="Find in graph"
        data-find-in-graph
        value={search}
        onChange={(_, { value }) => view.setState({ search: value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found?.[0]) stage?.reveal(found[0])
          if (event.key === 'Escape') view.setState({ search: '' })
        }}
      />
      <output className={styles.found}>{found ? `${found.length} found` : settling ? 'Laying out …' : ''}</output>
      <Tool title="Zoom out (−)" icon={ZoomOutRegular} onClick={() => stage?.zoom(1 / 1.5)} />
      <Tool title="Zoom in (+)" icon={ZoomInRegular} onClick={() => stage?.zoom(1.5)} />
      <Tool title="Fit (F)" icon={ZoomFitRegular} onClick={() => stage?.fit()} />
      <Tool title="Camera follows playback" icon={TargetRegular} pressed={follows} onClick={() => view.setState({ follows: !follows })} />
      {opened > 0 ? <Tool title="Fold look-alikes again (L)" icon={GroupListRegular} onClick={foldAgain} /> : null}
      {pinned ? <Tool title="Let go of pinned nodes" icon={PinOffRegular} onClick={onRelease} /> : null}
      <Tool title="Lay out anew; pinned nodes stay" icon={ArrowSyncRegular} onClick={onLayOut} />
      <Tool title="As a table (T)" icon={TableRegular} onClick={() => view.setState({ shown: 'table' })} />
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content="Save the picture" relationship="label">
            <Button size="small" appearance="subtle" icon={<ArrowDownloadRegular />} disabled={!stage} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => void save('svg')}>Save as SVG</MenuItem>
            <MenuItem onClick={() => void save('png')}>Save as PNG</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  )
}

interface ToolProps {
  readonly title: string
  readonly icon: FluentIcon
  readonly pressed?: boolean
  readonly onClick: () => void
}

export function Tool({ title, icon: Icon, pressed, onClick }: ToolProps) {
  return (
    <Tooltip content={title} relationship="label">
      <Button
        size="small"
        appearance={pressed ? 'primary' : 'subtle'}
        icon={<Icon />}
        onClick={onClick}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      />
    </Tooltip>
  )
}
