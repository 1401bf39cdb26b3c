import { Button, Menu, MenuGroup, MenuGroupHeader, MenuItemRadio, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { SettingsRegular } from '@fluentui/react-icons'
import { type AutomationLevel, automationLevels } from '#model/investigation.ts'
import { useCall, useChange } from '../../state/use-call.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { levelTitles } from './words.ts'

/** How much of what investigations propose is approved beforehand, for all device groups and for each that the evidence names. */
export function LevelMenu() {
  const { data = [] } = useCall('investigations.levels', {})
  const change = useChange()
  return (
    <Menu
      checkedValues={Object.fromEntries(data.map(({ group, level }) => [`group ${group}`, [level]]))}
      onCheckedValueChange={(_, { name, checkedItems }) =>
        void change('investigations.setLevel', { group: name.slice('group '.length), level: checkedItems[0] as AutomationLevel })
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" icon={<SettingsRegular />}>
          Automation level
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {data.map(({ group }) => (
            <MenuGroup key={group}>
              <MenuGroupHeader>{group === '' ? 'All device groups' : <EvidenceText>{group}</EvidenceText>}</MenuGroupHeader>
              {automationLevels.map((level) => (
                <MenuItemRadio key={level} name={`group ${group}`} value={level}>
                  {levelTitles[level]}
                </MenuItemRadio>
              ))}
            </MenuGroup>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
