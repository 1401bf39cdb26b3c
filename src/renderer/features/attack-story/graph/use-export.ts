import { useCallback } from 'react'
import type { EntityKind } from '#model/entity-kind.ts'
import { useSession } from '../../../state/use-session.ts'
import { timeText } from '../../../ui/clock.ts'
import { useStory } from '../story/story-view.ts'
import { type Plate, platePng, plateSvg } from './export.ts'
import type { Icons } from './look.ts'
import { readPalette } from './palette.ts'
import type { Stage } from './stage.ts'

/** Saves what is on the surface as a file of the browser's or the desktop's download folder. */
export function useExport(
  stage: Stage | null,
  icons: Icons | null,
  kinds: readonly EntityKind[],
): (format: 'svg' | 'png') => Promise<void> {
  const { story } = useStory()
  const { case: caseStore, focus, notices } = useSession()
  return useCallback(
    async (format) => {
      if (!stage || !icons) return
      const { cursor } = focus.getState()
      const name = caseStore.getState().info?.name ?? 'case'
      const plate: Plate = {
        ...stage.picture(),
        palette: readPalette(stage.element),
        icons,
        kinds,
        title: `Case ${name} · Incident ${story.incident.id}: ${story.incident.name}`,
        subtitle: cursor === null ? `All of the incident, ${span(story.incident)}` : `As of ${timeText(cursor, 'utc')} UTC`,
      }
      const blob = format === 'svg' ? new Blob([plateSvg(plate)], { type: 'image/svg+xml' }) : await platePng(plate)
      download(blob, `incident-${story.incident.id}.${format}`)
      notices.show({ intent: 'success', text: `Saved incident-${story.incident.id}.${format}` })
    },
    [stage, icons, kinds, story, caseStore, focus, notices],
  )
}

const span = ({ firstActivity, lastActivity }: { firstActivity: string; lastActivity: string }) =>
  `${timeText(firstActivity, 'utc')} to ${timeText(lastActivity, 'utc')} UTC`

function download(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The click is answered after this turn; the address must live until then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
