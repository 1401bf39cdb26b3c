import { Button } from '@fluentui/react-components'
import { useState } from 'react'
import type { EntityKind } from '#model/entity-kind.ts'
import { useStory, useStoryView } from '../story/story-view.ts'
import styles from './legend.module.css'
import { kindEntries, LINE_TEXTS, markEntries } from './legend-entries.ts'
import type { Icons } from './look.ts'
import { LookMark } from './look-mark.tsx'

/** What shapes, rings and lines mean; the kinds in it are switches that take a kind off the picture. */
export function Legend({ kinds, icons }: { kinds: readonly EntityKind[]; icons: Icons | null }) {
  const [open, setOpen] = useState(false)
  const { view } = useStory()
  const hidden = useStoryView((each) => each.hiddenKinds)
  const [first] = kinds
  if (!icons || !first) return null
  return (
    <div className={styles.legend}>
      <Button size="small" appearance="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Hide legend' : hidden.size > 0 ? `Legend · ${hidden.size} hidden` : 'Legend'}
      </Button>
      {open ? (
        <div className={styles.sheet}>
          <ul className={styles.list} aria-label="Kinds">
            {kindEntries(kinds).map(({ look, text }) => (
              <li key={look.kind}>
                <button
                  type="button"
                  className={styles.kind}
                  aria-pressed={!hidden.has(look.kind)}
                  title={hidden.has(look.kind) ? `Show: ${text}` : `Hide: ${text}`}
                  onClick={() => view.toggleKind(look.kind)}
                >
                  <LookMark look={look} icons={icons} />
                  <span>{text}</span>
                </button>
              </li>
            ))}
          </ul>
          <ul className={styles.list} aria-label="Marks">
            {markEntries(first).map(({ look, text }) => (
              <li key={text} className={styles.mark}>
                <LookMark look={look} icons={icons} />
                <span>{text}</span>
              </li>
            ))}
            <li className={styles.mark}>
              <span className={styles.solid} />
              <span>{LINE_TEXTS.observed}</span>
            </li>
            <li className={styles.mark}>
              <span className={styles.dotted} />
              <span>{LINE_TEXTS.possible}</span>
            </li>
            <li className={styles.mark}>
              <span className={styles.size}>● ⬤</span>
              <span>Size: how many alerts</span>
            </li>
          </ul>
        </div>
      ) : null}
    </div>
  )
}
