import type { ReactNode } from 'react'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import styles from './alert-parts.module.css'

interface AlertReasonProps {
  readonly link: { readonly reason: string; readonly rule: string; readonly ruleVersion: number }
  /** what kept the two apart, where something did */
  readonly apart?: string
  /** ways to what it links */
  readonly children: ReactNode
}

/** One reason of an alert: the sentence, where it leads, and the rule that found it. */
export function AlertReason({ link, apart, children }: AlertReasonProps) {
  return (
    <li className={styles.item}>
      <EvidenceText>{link.reason}</EvidenceText>
      {apart === undefined ? null : <span className={styles.quiet}>{apart}</span>}
      <span className={styles.line}>
        {children}
        <span className={styles.quiet}>
          {link.rule} {link.ruleVersion}
        </span>
      </span>
    </li>
  )
}
