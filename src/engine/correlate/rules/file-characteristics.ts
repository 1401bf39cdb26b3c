import { chain } from '../chain.ts'
import type { AlertFact, EntityFact } from '../facts.ts'
import { afterText, DAY, type Link, type Rule } from '../rule.ts'

/** Files that are not the same but alike: one name and size, or one name in the same place on several devices. */
export const fileCharacteristics: Rule = {
  id: 'file-characteristics',
  title: 'File characteristics',
  version: 2,
  reads: ['file names, sizes, folders and signers'],
  *run(facts): Generator<Link> {
    const alike = new Map<string, { alerts: AlertFact[]; entity: EntityFact; what: string }>()
    for (const alert of facts.alerts) {
      for (const { entity, verdict, file } of alert.mentions) {
        if (!file?.name || facts.everyday.has(entity) || (verdict !== 'malicious' && verdict !== 'suspicious')) continue
        const traits: string[] = []
        if (file.size && file.size !== '0') traits.push(`name ${file.name} and size ${file.size}`)
        if (file.folder) traits.push(`name ${file.name} in ${file.folder}`)
        for (const what of traits) {
          const of = alike.get(what) ?? { alerts: [], entity, what }
          alike.set(what, of)
          if (of.alerts.at(-1) !== alert) of.alerts.push(alert)
        }
      }
    }
    for (const { alerts, entity, what } of alike.values()) yield* chain(fileCharacteristics, alerts, 3 * DAY, entity, what)
  },
  explain: (link) => `File characteristics: both alerts hold a file of ${link.note}, ${afterText(link)}.`,
}
