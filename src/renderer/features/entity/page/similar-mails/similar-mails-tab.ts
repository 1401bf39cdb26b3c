import type { EntityTab } from '../entity-tab.ts'

export const similarMailsTab: EntityTab = {
  id: 'similar',
  title: 'Similar emails',
  load: async () => (await import('./similar-mails.tsx')).SimilarMails,
}
