import { folded } from '#model/identity/normalise.ts'
import { firstText } from '#model/identity/properties.ts'
import type { AlertFrame, EvidencePiece } from './alert-evidence.ts'
import type { Group } from './partition.ts'
import type { Resolution } from './resolution.ts'

/** Devices an alert names, each once. */
export function devicesOf(alert: AlertFrame, devices: Resolution): Group[] {
  const found = alert.evidence.filter((one) => one.kind === 'device').flatMap((one) => devices.find('device', one.properties, {}) ?? [])
  return [...new Set(found)]
}

/** The device a piece of evidence stands on: the one it names, failing that the only one its alert names. */
export function deviceOf(piece: EvidencePiece, ofAlert: readonly Group[], devices: Resolution): Group | undefined {
  const id = folded(firstText(piece.properties, 'mdeDeviceId', 'deviceId'))
  const named = id ? devices.findByName('device', 'mdeDeviceId', id) : undefined
  return named ?? (ofAlert.length === 1 ? ofAlert[0] : undefined)
}
