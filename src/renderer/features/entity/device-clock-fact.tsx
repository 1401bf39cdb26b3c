import { Badge, Button } from '@fluentui/react-components'
import { ClockRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { correctionWords, parseCorrection } from '#model/device-clock.ts'
import type { OutputOf } from '../../state/client.ts'
import { useCall } from '../../state/use-call.ts'
import { EvidenceText } from '../../ui/evidence-text.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { DeviceClockDialog } from './device-clock-dialog.tsx'
import styles from './verdict-text.module.css'

export type DeviceClock = OutputOf<'clocks.list'>['devices'][number]

export const correctionOf = ({ correction }: Pick<DeviceClock, 'correction'>): string => correctionWords(parseCorrection(correction) ?? 0n)

/** How a device's clock is corrected, why, and the way to say so; the correction is told even while none is in force. */
export function DeviceClockFact({ device, label }: { readonly device: number; readonly label: string }) {
  const { data } = useCall('clocks.list', {})
  const [setting, setSetting] = useState(false)
  if (!data) return null
  const known = data.devices.find((each) => each.device === device)
  return (
    <>
      <span className={styles.fact}>
        {known ? (
          <Badge appearance="tint" color={data.corrected ? 'warning' : 'subtle'} icon={<ClockRegular />}>
            {data.corrected ? `Corrected by ${correctionOf(known)}` : `${correctionOf(known)}, not in force`}
          </Badge>
        ) : (
          'As the device wrote it'
        )}
        <Button size="small" appearance="subtle" onClick={() => setSetting(true)}>
          Correct clock…
        </Button>
      </span>
      {known ? (
        <div className={`${styles.set} ${styles.clock}`}>
          <span>
            Set by <EvidenceText>{known.by}</EvidenceText>, <TimeText at={known.at} precision="minute" />:
          </span>
          <EvidenceText className={styles.reason!}>{known.reason}</EvidenceText>
        </div>
      ) : null}
      {setting ? <DeviceClockDialog device={device} label={label} known={known} onClose={() => setSetting(false)} /> : null}
    </>
  )
}
