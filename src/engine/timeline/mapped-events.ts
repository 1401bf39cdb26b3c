import type { TableInSql } from '../entities/hunting-rows.ts'
import { eventFamilies } from '../ingest/mappings/index.ts'

const quoted = (text: string) => `'${text.toLowerCase().replaceAll("'", "''")}'`

/**
 * SQL that is true of rows of `WindowsEvents` which also stand in a device table, as what they were mapped to: a timeline tells an event
 * once, in the richer words.
 */
export function isMappedSql(of: TableInSql): string {
  const families = eventFamilies.flatMap((family) => {
    const ids = [...new Set(family.events.filter((event) => event.table.startsWith('Device')).map((event) => event.id))]
    if (ids.length === 0) return []
    const [channel, provider] = [`lower(${of.sql('Channel')})`, `lower(${of.sql('Provider')})`]
    const channels = `${channel} IN (${family.channels.map(quoted).join(', ')})`
    const providers = `${of.sql('Channel')} = '' AND ${provider} IN (${family.providers.map(quoted).join(', ')})`
    return [`(${of.sql('EventId')} IN (${ids.join(', ')}) AND (${channels} OR (${providers})))`]
  })
  return `(${families.join(' OR ')})`
}
