import { createContext, useContext } from 'react'
import styles from './corrected-mark.module.css'

/** Says in full how a time was corrected: what the device wrote, by how much it differs and why. */
export type Explain = (at: string, correction: string) => string

const ExplainContext = createContext<Explain>((_, correction) => `Corrected by ${correction}`)
export const CorrectionsProvider = ExplainContext.Provider
export const useCorrection = (): Explain => useContext(ExplainContext)

const MarkedContext = createContext(false)
export const TimesMarkedProvider = MarkedContext.Provider
/** Whether clocks of the case are corrected, so that times may bear the mark. */
export const useTimesMarked = (): boolean => useContext(MarkedContext)

/** Stands behind a time whose device had a wrong clock; pointed at or read out it tells the original, the offset and the reason. */
export function CorrectedMark({ at, correction }: { readonly at: string; readonly correction: string }) {
  const told = useCorrection()(at, correction)
  return (
    <span className={styles.mark} role="img" aria-label={told} title={told}>
      corr.
    </span>
  )
}
