import { DocumentSearchRegular } from '@fluentui/react-icons'
import type { IncidentTab } from '../feature.ts'

/** Everything the incident's alerts name as evidence: its verdict, what became of it, and what is proposed for it. */
export const evidenceResponseTab: IncidentTab = {
  id: 'evidence',
  title: 'Evidence and Response',
  icon: DocumentSearchRegular,
  bringsPane: true,
  count: (incident) => incident.evidenceCount,
  load: async () => (await import('./evidence-tab.tsx')).EvidenceTab,
}
