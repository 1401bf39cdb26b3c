import { activitiesPane, activitiesTab, entryPane, logPage } from './activity/index.ts'
import { alertPage, alertPane, alertsPage, alertsTab, manageAlertsPane } from './alerts/index.ts'
import { assetPane, assetsPage, assetsTab } from './assets/index.ts'
import { assistantTab } from './assistant/index.ts'
import { attackStory } from './attack-story/index.ts'
import { entityPage, entityPane } from './entity/index.ts'
import { evidencePage, sourcePane } from './evidence/index.ts'
import { evidenceResponseTab } from './evidence-response/index.ts'
import type { IncidentTab, PageFeature, PaneFeature, RuleSection } from './feature.ts'
import { detectionsSection, huntingPage } from './hunting/index.ts'
import { incidentPage, incidentPane, incidentsPage, managePane, summaryTab } from './incidents/index.ts'
import { investigatedPane, investigationPage, investigationsPage, investigationsTab } from './investigations/index.ts'
import { processTreePage } from './process-tree/index.ts'
import { allowIndicatorPane, rulesPage, tuneAlertPane, tuningRulePane, tuningSection } from './rules/index.ts'
import { scriptPage } from './script-analysis/index.ts'
import { similarTab } from './similar-incidents/index.ts'
import { tasksTab } from './tasks/index.ts'

/** Pages in the order of the navigation; where several match an address, the one that takes most of it is shown. */
export const pages: readonly PageFeature[] = [
  incidentsPage,
  incidentPage,
  alertsPage,
  alertPage,
  investigationsPage,
  investigationPage,
  huntingPage,
  assetsPage,
  entityPage,
  processTreePage,
  evidencePage,
  rulesPage,
  logPage,
  scriptPage,
]

/** Tabs of the incident page in the portal's order. */
export const incidentTabs: readonly IncidentTab[] = [
  attackStory,
  alertsTab,
  assetsTab,
  investigationsTab,
  evidenceResponseTab,
  summaryTab,
  similarTab,
  assistantTab,
  tasksTab,
  activitiesTab,
]

/** What can stand in the side pane. */
export const panes: readonly PaneFeature[] = [
  incidentPane,
  managePane,
  activitiesPane,
  alertPane,
  manageAlertsPane,
  allowIndicatorPane,
  tuneAlertPane,
  tuningRulePane,
  entityPane,
  assetPane,
  investigatedPane,
  sourcePane,
  entryPane,
]

/** Kinds of rules on the Rules page, in its order. */
export const ruleSections: readonly RuleSection[] = [tuningSection, detectionsSection]
