import { useLayoutEffect, useRef } from 'react'
import type { EntityKind } from '#model/entity-kind.ts'
import { iconOf } from '../../../theme/entity-icon.ts'
import type { Icons } from './look.ts'

/**
 * Reads the paths of the kinds' icons out of the page, so that canvas and print draw the very icons the lists show: the icon library gives
 * components, not paths.
 */
export function IconSheet({ kinds, onIcons }: { kinds: readonly EntityKind[]; onIcons(icons: Icons): void }) {
  const sheet = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const icons = new Map<EntityKind, string[]>()
    for (const kind of kinds) {
      const paths = sheet.current?.querySelectorAll(`[data-kind="${kind}"] path`) ?? []
      icons.set(
        kind,
        [...paths].map((path) => path.getAttribute('d') ?? ''),
      )
    }
    onIcons(icons)
  }, [kinds, onIcons])
  return (
    <div ref={sheet} hidden>
      {kinds.map((kind) => {
        const Icon = iconOf(kind)
        return (
          <span key={kind} data-kind={kind}>
            <Icon fontSize={20} />
          </span>
        )
      })}
    </div>
  )
}
