import { Dialog, DialogSurface } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { EvidenceText } from '../ui/evidence-text.tsx'
import styles from './palette.module.css'
import { usePaletteEntries } from './palette-entries.ts'

/** Search over everything of the case that has a name, over pages and over actions; a pasted link opens what it leads to. */
export function Palette({ onClose }: { onClose(): void }) {
  const [text, setText] = useState('')
  const [place, setPlace] = useState(0)
  const { entries, waiting } = usePaletteEntries(text)
  const [entered, setEntered] = useState(false)
  const chosen = Math.min(place, entries.length - 1)

  const run = (index: number) => {
    const entry = entries[index]
    if (!entry) return
    onClose()
    entry.run()
  }
  // Enter means what is typed: where the answer to it is still on its way, Enter waits for it
  useEffect(() => {
    if (!entered || waiting) return
    setEntered(false)
    run(chosen)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const to = event.key === 'ArrowDown' ? chosen + 1 : event.key === 'ArrowUp' ? chosen - 1 : undefined
    if (event.key === 'Enter') setEntered(true)
    if (to === undefined) return
    event.preventDefault()
    setPlace((to + entries.length) % Math.max(entries.length, 1))
    document.getElementById(`palette-${(to + entries.length) % Math.max(entries.length, 1)}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface className={styles.surface} aria-label="Search anything">
        <div className={styles.field}>
          <SearchRegular fontSize={20} aria-hidden />
          <input
            className={styles.input}
            // the palette exists to be typed into
            ref={(input) => input?.focus()}
            role="combobox"
            aria-label="Search names, pages and actions"
            aria-expanded
            aria-controls="palette-entries"
            aria-activedescendant={entries.length > 0 ? `palette-${chosen}` : undefined}
            placeholder="Entity, alert, incident, query, page, action, or a copied link"
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setPlace(0)
              setEntered(false)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div className={styles.entries} role="listbox" id="palette-entries" aria-label="Results">
          {entries.map((entry, index) => (
            <div key={entry.id} role="presentation">
              {entry.group !== entries[index - 1]?.group ? <div className={styles.group}>{entry.group}</div> : null}
              <div
                role="option"
                id={`palette-${index}`}
                aria-selected={index === chosen}
                className={styles.entry}
                onPointerMove={() => setPlace(index)}
                onPointerUp={() => run(index)}
              >
                <EvidenceText className={styles.title}>{entry.title}</EvidenceText>
                {entry.aside ? <EvidenceText className={styles.aside}>{entry.aside}</EvidenceText> : null}
              </div>
            </div>
          ))}
          {entries.length === 0 ? <div className={styles.none}>Nothing is called that.</div> : null}
        </div>
      </DialogSurface>
    </Dialog>
  )
}
