import { alertIdPrefixes, type ServiceSource } from '#model/service-source.ts'

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
/** Shapes of providers' own ids: a GUID, ticks and a number (`637551227677560813_-961444813`), or a hash. */
const OWN = `(?:${GUID}|\\d{12,}_-?[0-9a-f-]+|[0-9a-f]{24}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})`
const whole = new RegExp(`^${OWN}$`, 'i')
const guid = new RegExp(`^${GUID}$`, 'i')

export interface AlertId {
  /** the provider's own id; GUIDs in lower case */
  readonly id: string
  /** the product its prefix names, where it had one */
  readonly product: ServiceSource | undefined
}

/** What may stand behind a prefix where the product it names is the one that raised the alert. */
const NUMBERED = /^[_-]?[0-9a-f]*\d/i

/**
 * Strips the two letters that unified screens put before an alert's own id (spec §5.4), so that exports of different products meet.
 * Letters are only taken for a prefix where what follows is a whole id of its own, or where they name the product the alert comes from
 * (`source`): a GUID that begins with `fa` keeps them.
 */
export function alertIdOf(text: string, source?: ServiceSource): AlertId {
  const trimmed = text.trim()
  const product = alertIdPrefixes[trimmed.slice(0, 2).toLowerCase()]
  const rest = trimmed.slice(2)
  const isPrefixed = product !== undefined && !whole.test(trimmed) && (whole.test(rest) || (product === source && NUMBERED.test(rest)))
  const id = isPrefixed ? rest : trimmed
  return { id: guid.test(id) ? id.toLowerCase() : id, product: isPrefixed ? product : undefined }
}
