import { TICKS_PER_HOUR, TICKS_PER_MINUTE } from '#base/ticks.ts'
import type { Mark, SignIn, SignInRule } from '../sign-in.ts'

/** km/h no traveller keeps up, and km under which coordinates of addresses are too coarse to say anything. */
const FASTEST = 1000
const NEAREST = 500
const EARTH = 6371

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Kilometres between two sign-ins along the surface (haversine). */
function kilometres(a: SignIn, b: SignIn): number {
  const [dLat, dLon] = [radians(b.latitude! - a.latitude!), radians(b.longitude! - a.longitude!)]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitude!)) * Math.cos(radians(b.latitude!)) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH * Math.asin(Math.sqrt(h))
}

const isPlaced = (one: SignIn) => one.latitude !== null && one.longitude !== null && (one.latitude !== 0 || one.longitude !== 0)
const placeOf = (one: SignIn) => [one.city, one.country].filter(Boolean).join(', ') || one.ip

/** Two successes too far apart for the time between them. Only where the evidence brings coordinates. */
export const impossibleTravel: SignInRule = {
  id: 'impossible-travel',
  title: 'Impossible travel',
  blind: ({ now, before }) =>
    [...now, ...before].some(isPlaced)
      ? ''
      : 'No sign-in of this evidence carries coordinates; sign-in exports with Latitude and Longitude would.',
  marks: ({ now, before }) => {
    const placed = [...before.slice(-1), ...now].filter((one) => one.succeeded && isPlaced(one))
    return placed.slice(1).flatMap((signIn, i): Mark[] => {
      const last = placed[i]!
      const distance = kilometres(last, signIn)
      const minutes = Math.max(1, Number((signIn.at - last.at) / TICKS_PER_MINUTE))
      const speed = distance / (minutes / 60)
      if (!now.includes(signIn) || distance < NEAREST || speed <= FASTEST) return []
      const time = signIn.at - last.at < TICKS_PER_HOUR * 2n ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`
      return [
        {
          signIn,
          reason: `${Math.round(distance).toLocaleString('en')} km from the sign-in before it (${placeOf(last)} to ${placeOf(signIn)}) in ${time}: ${Math.round(speed).toLocaleString('en')} km/h.`,
          because: [last],
        },
      ]
    })
  },
}
