import { kindOf } from '#model/kinds/index.ts'
import type { Properties, Scope } from '#model/kinds/kind.ts'
import type { WriteStore } from '../store/sql.ts'
import { type AlertFrame, type EvidencePiece, readAlertFrames } from './alert-evidence.ts'
import { type Claim, claimOf, createNamer, type Place } from './claim.ts'
import { type Embedded, embeddedIn } from './embedded.ts'
import type { Group } from './partition.ts'
import { ancestorClaims } from './process-ancestors.ts'
import { type Resolution, resolveClaims, withScoped } from './resolution.ts'
import { deviceOf, devicesOf } from './scope.ts'
import { readSplits } from './splits.ts'
import { tableClaims } from './table-claims.ts'

/** A piece of evidence with what it turned out to speak of. */
export interface ResolvedPiece {
  readonly piece: EvidencePiece
  readonly self: Group
  readonly device: Group | undefined
  readonly embedded: readonly { readonly role: string; readonly group: Group }[]
}

export interface ResolvedAlert {
  readonly alert: AlertFrame
  readonly pieces: readonly ResolvedPiece[]
}

export interface CaseResolution {
  readonly resolution: Resolution
  readonly alerts: readonly ResolvedAlert[]
}

const isScoped = (claim: { readonly kind: Claim['kind'] }) => kindOf(kindOf(claim.kind).family).scoped

/** Where the pieces of an alert are told: one place for all that one record brings. */
function placesOf({ title }: AlertFrame): (piece: EvidencePiece) => Place {
  const what = `the alert “${title}”`
  let place: Place | undefined
  return ({ source, record }) => {
    if (place?.source !== source || place.record !== record) place = { source, record, what }
    return place
  }
}

const ANYWHERE: Scope = {}
const NOTHING: readonly never[] = []

const scopeOf = (device: Group | undefined): Scope => (device ? { device: device.key } : ANYWHERE)

/** Resolves everything the case's evidence names: first what stands on its own, then what means something only on a device. */
export function resolveCase(store: WriteStore): CaseResolution {
  const frames = [...readAlertFrames(store).values()]
  const splits = readSplits(store)
  const namer = createNamer()
  const embedded = new Map<Properties, readonly Embedded[]>()
  const insideOf = ({ kind, properties }: EvidencePiece): readonly Embedded[] => {
    let inside = embedded.get(properties)
    if (!inside) {
      inside = embeddedIn(kind, properties)
      embedded.set(properties, inside)
    }
    return inside
  }
  const claims = tableClaims(store)
  for (const alert of frames) {
    const placeOf = placesOf(alert)
    for (const piece of alert.evidence) {
      const place = placeOf(piece)
      if (!isScoped(piece)) claims.push(claimOf(piece.kind, piece.properties, ANYWHERE, place, piece.id, namer))
      for (const one of insideOf(piece)) {
        if (!isScoped(one)) claims.push(claimOf(one.kind, one.properties, ANYWHERE, place, undefined, namer))
      }
    }
  }
  const unscoped = resolveClaims(claims, splits)

  const devices = new Map<EvidencePiece, Group | undefined>()
  const scopedClaims: Claim[] = []
  for (const alert of frames) {
    const ofAlert = devicesOf(alert, unscoped, namer)
    const placeOf = placesOf(alert)
    for (const piece of alert.evidence) {
      const device = deviceOf(piece, ofAlert, unscoped)
      devices.set(piece, device)
      const place = placeOf(piece)
      if (isScoped(piece)) scopedClaims.push(claimOf(piece.kind, piece.properties, scopeOf(device), place, piece.id, namer))
      for (const one of insideOf(piece)) {
        if (isScoped(one)) scopedClaims.push(claimOf(one.kind, one.properties, scopeOf(device), place, undefined, namer))
      }
    }
  }
  scopedClaims.push(...ancestorClaims(store, devices.keys(), (piece) => devices.get(piece)))
  const resolution = withScoped(unscoped, resolveClaims(scopedClaims, splits))

  const byEvidence = new Map<number, Group>()
  for (const group of resolution.groups) {
    for (const combination of group.combinations) for (const id of combination.evidence) byEvidence.set(id, group)
  }
  const alerts = frames.map((alert) => ({
    alert,
    pieces: alert.evidence.map((piece) => {
      const device = devices.get(piece)
      const inside = insideOf(piece)
      return {
        piece,
        self: byEvidence.get(piece.id)!,
        device,
        embedded:
          inside.length === 0
            ? NOTHING
            : inside.flatMap(({ role, kind, properties }) => {
                const group = resolution.findNamed(kind, namer(kind, properties, scopeOf(device)).identifiers)
                return group ? [{ role, group }] : []
              }),
      }
    }),
  }))
  return { resolution, alerts }
}
