import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ArrowDownloadRegular, BotRegular, CrownRegular, TagRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { criticalityLevels } from '#model/criticality.ts'
import { useChange } from '../../state/use-call.ts'
import { useInvestigate } from '../../state/use-investigate.ts'
import { useSession } from '../../state/use-session.ts'
import { counted } from '../../ui/amounts.ts'
import { levelLabels } from '../entity/index.ts'
import styles from './assets.module.css'
import { TagDialog } from './tag-dialog.tsx'

/** What can be done with the assets ticked; export takes all that are listed where none is. */
export function AssetActions({ ticked, onExport }: { ticked: readonly number[]; onExport(): void }) {
  const change = useChange()
  const { notices } = useSession()
  const [tagging, setTagging] = useState(false)
  const investigate = useInvestigate()
  const start = async () => {
    for (const entity of ticked) await investigate({ entity }, counted(ticked.length, 'asset'))
  }
  const set = async (criticality: (typeof criticalityLevels)[number] | null) => {
    const result = await change('assets.update', { assets: [...ticked], change: { criticality } })
    if (result.ok) notices.show({ intent: 'success', text: `Criticality of ${counted(result.value.changed, 'asset')} changed` })
  }
  return (
    <div className={styles.actions}>
      {ticked.length > 0 ? (
        <>
          <span className={styles.selected} role="status">
            {ticked.length} selected
          </span>
          <Button size="small" icon={<TagRegular />} onClick={() => setTagging(true)}>
            Manage tags
          </Button>
          <Button size="small" icon={<BotRegular />} onClick={() => void start()}>
            Start investigation
          </Button>
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <Button size="small" icon={<CrownRegular />}>
                Set criticality
              </Button>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {criticalityLevels.map((level) => (
                  <MenuItem key={level} onClick={() => void set(level)}>
                    {levelLabels[level]}
                  </MenuItem>
                ))}
                <MenuItem onClick={() => void set(null)}>As the evidence says</MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        </>
      ) : null}
      <Button size="small" appearance="subtle" icon={<ArrowDownloadRegular />} onClick={onExport}>
        Export CSV
      </Button>
      {tagging ? <TagDialog assets={ticked} onClose={() => setTagging(false)} /> : null}
    </div>
  )
}
