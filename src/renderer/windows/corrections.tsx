import { type ReactNode, useCallback } from 'react'
import { isoFromTicks, ticks, ticksFromIso } from '#base/ticks.ts'
import { asWritten, correctionWords, parseCorrection } from '#model/device-clock.ts'
import { useCall } from '../state/use-call.ts'
import { useCase } from '../state/use-session.ts'
import { timeText } from '../ui/clock.ts'
import { CorrectionsProvider, TimesMarkedProvider } from '../ui/corrected-mark.tsx'

/** Lets every time below say how it was corrected, with the reasons the case holds for corrections of that length. */
export function Corrections({ children }: { children: ReactNode }) {
  const { data } = useCall('clocks.list', useCase() ? {} : null)
  const explain = useCallback(
    (at: string, correction: string) => {
      const [moment, by] = [ticksFromIso(at), parseCorrection(correction)]
      if (moment === null || by === null) return `Corrected by ${correction}`
      const reasons = (data?.devices ?? [])
        .filter((device) => device.correction === correction)
        .map(({ label, reason }) => `${label}: ${reason}`)
      const written = timeText(isoFromTicks(ticks(asWritten(moment, by))), 'utc', 'whole')
      return [`Corrected by ${correctionWords(by)}`, `The device wrote ${written} UTC`, ...reasons].join('\n')
    },
    [data],
  )
  return (
    <TimesMarkedProvider value={data?.corrected === true && data.devices.length > 0}>
      <CorrectionsProvider value={explain}>{children}</CorrectionsProvider>
    </TimesMarkedProvider>
  )
}
