import { folded } from '#model/identity/normalise.ts'
import { firstText } from '#model/identity/properties.ts'
import type { AlertFrame, EvidencePiece } from './alert-evidence.ts'
import type { Namer } from './claim.ts'
import type { Group } from './partition.ts'
import type { Resolution } from './resolution.ts'

/** Devices an alert names, each once. */
export function devicesOf(alert: AlertFrame, devices: Resolution, namer: Namer): Group[] {
  const found: Group[] = []
  for (const { kind, properties } of alert.evidence) {
    const device = kind === 'device' ? devices.findNamed(kind, namer(kind, properties, {}).identifiers) : undefined
    if (device && !found.includes(device)) found.push(device)
  }
  return found
}

/** The device a piece of evidence stands on: the one it names, failing that the only one its alert names. */
export function deviceOf(piece: EvidencePiece, ofAlert: readonly Group[], devices: Resolution): Group | undefined {
  const id = folded(firstText(piece.properties, 'mdeDeviceId', 'deviceId'))
  const named = id ? devices.findByName('device', 'mdeDeviceId', id) : undefined
  return named ?? (ofAlert.length === 1 ? ofAlert[0] : undefined)
}
