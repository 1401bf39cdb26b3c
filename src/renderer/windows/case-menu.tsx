import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ArchiveRegular, ChevronDownRegular } from '@fluentui/react-icons'
import { openCase } from '../state/case-commands.ts'
import { useCall } from '../state/use-call.ts'
import { useCase, useSession } from '../state/use-session.ts'
import styles from './case-menu.module.css'

export function CaseMenu() {
  const session = useSession()
  const { commands } = session
  const info = useCase()
  const recent = useCall('case.recent', {}).data?.filter((one) => one.path !== info?.path) ?? []
  const item = (id: string, title: string) => <MenuItem onClick={() => commands.run(id)}>{title}</MenuItem>
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<ArchiveRegular />} className={styles.button} aria-label={`Case: ${info?.name ?? 'none open'}`}>
          <span className={styles.name}>{info?.name ?? 'Coldtrail'}</span>
          <ChevronDownRegular fontSize={12} aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {item('case.create', 'New case')}
          {item('case.open', 'Open case…')}
          {item('case.openTraining', 'Open the training case')}
          {recent.length > 0 ? (
            <Menu>
              <MenuTrigger disableButtonEnhancement>
                <MenuItem>Recent cases</MenuItem>
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  {recent.map((one) => (
                    <MenuItem
                      key={one.path}
                      disabled={one.missing}
                      secondaryContent={one.missing ? 'missing' : undefined}
                      title={one.path}
                      onClick={() => void openCase(session, one.path)}
                    >
                      {one.name}
                    </MenuItem>
                  ))}
                </MenuList>
              </MenuPopover>
            </Menu>
          ) : null}
          {info ? (
            <>
              <MenuDivider />
              {item('evidence.add', 'Import files…')}
              {item('evidence.addFolder', 'Import a folder…')}
              {item('case.saveCopy', 'Save a copy…')}
              <MenuDivider />
              {item('case.close', 'Close case')}
            </>
          ) : null}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
