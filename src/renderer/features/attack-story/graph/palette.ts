import type { EntityKind } from '#model/entity-kind.ts'
import type { Verdict } from '#model/verdict.ts'
import { colourOf } from '../../../theme/entity-colour.ts'

/** The theme's colours as text a canvas understands. */
export interface Palette {
  readonly ground: string
  readonly ink: string
  readonly quiet: string
  readonly line: string
  readonly accent: string
  readonly font: string
  readonly verdicts: Readonly<Record<Verdict, string>>
  kind(kind: EntityKind): string
}

/** Reads the colours in force at an element; to be read again when the theme changes. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const value = (name: string) => style.getPropertyValue(name).trim()
  const cache = new Map<EntityKind, string>()
  return {
    ground: value('--colorNeutralBackground1'),
    ink: value('--colorNeutralForeground1'),
    quiet: value('--colorNeutralForeground3'),
    line: value('--colorNeutralForeground4'),
    accent: value('--colorBrandForeground1'),
    font: value('--fontFamilyBase') || 'sans-serif',
    verdicts: {
      malicious: value('--ct-malicious'),
      suspicious: value('--ct-suspicious'),
      noThreatsFound: value('--ct-clean'),
      unknown: value('--ct-unknown'),
    },
    kind(kind) {
      const known = cache.get(kind) ?? value(`--ct-${colourOf(kind)}`)
      cache.set(kind, known)
      return known
    },
  }
}
