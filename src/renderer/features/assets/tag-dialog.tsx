import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components'
import { useState } from 'react'
import type { OutputOf } from '../../state/client.ts'
import { useCall, useChange } from '../../state/use-call.ts'
import { useSession } from '../../state/use-session.ts'
import { counted } from '../../ui/amounts.ts'
import { TagField } from '../incidents/index.ts'

type Tags = OutputOf<'entities.get'>['tags']

const own = (tags: Tags) => tags.filter((tag) => !tag.system).map((tag) => tag.name)

/** Tags of one asset as they are, or tags to add to several. Those the evidence brought stay. */
export function TagDialog({ assets, onClose }: { assets: readonly number[]; onClose(): void }) {
  const [first] = assets
  const single = assets.length === 1 ? first : undefined
  const known = useCall('assets.tags', {}).data ?? []
  const entity = useCall('entities.get', single === undefined ? null : { entity: single }).data
  const [chosen, setChosen] = useState<readonly string[]>()
  const { notices } = useSession()
  const change = useChange()
  const before = entity ? own(entity.tags) : []
  const tags = chosen ?? before
  const save = async () => {
    const added = tags.filter((tag) => !before.includes(tag))
    const removed = before.filter((tag) => !tags.includes(tag))
    const result = await change('assets.update', { assets: [...assets], change: { addTags: added, removeTags: removed } })
    if (!result.ok) return
    notices.show({ intent: 'success', text: `Tags of ${counted(result.value.changed, 'asset')} changed` })
    onClose()
  }
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{single === undefined ? `Add tags to ${assets.length} assets` : 'Manage tags'}</DialogTitle>
          <DialogContent>
            <TagField
              label="Tags"
              value={tags}
              known={[...new Set(known.filter((tag) => !tag.system).map((tag) => tag.name))]}
              onChange={setChosen}
            />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={() => void save()}>
              Save
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
