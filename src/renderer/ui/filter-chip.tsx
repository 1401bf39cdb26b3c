import { Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { EvidenceText } from './evidence-text.tsx'
import styles from './filter-chip.module.css'

/** `Status: New, In progress ×`: opens what sets it; × takes the filter away. */
export function FilterChip({
  title,
  value,
  onRemove,
  openFirst = false,
  children,
}: {
  title: string
  value: string
  onRemove?: () => void
  openFirst?: boolean
  children: ReactNode
}) {
  const [open, setOpen] = useState(openFirst)
  return (
    <span className={styles.chip}>
      <Popover open={open} onOpenChange={(_, data) => setOpen(data.open)} positioning="below-start" trapFocus>
        <PopoverTrigger disableButtonEnhancement>
          <button type="button" className={styles.button}>
            <span className={styles.title}>{title}:</span> <EvidenceText className={styles.value}>{value}</EvidenceText>
          </button>
        </PopoverTrigger>
        <PopoverSurface aria-label={title}>{children}</PopoverSurface>
      </Popover>
      {onRemove ? (
        <button type="button" className={styles.remove} aria-label={`Remove filter ${title}`} onClick={onRemove}>
          <DismissRegular aria-hidden />
        </button>
      ) : null}
    </span>
  )
}
