import { FilterRegular, OptionsRegular } from '@fluentui/react-icons'
import type { PageFeature, PaneFeature, RuleSection } from '../feature.ts'

/** Everything of the case that acts by rule: one section a kind of rule. */
export const rulesPage: PageFeature = {
  id: 'rules',
  title: 'Rules',
  icon: OptionsRegular,
  inNavigation: true,
  path: 'rules',
  atLeast: 0,
  load: async () => (await import('./rules-page.tsx')).RulesPage,
}

export const tuningSection: RuleSection = {
  id: 'tuning',
  title: 'Alert tuning',
  load: async () => (await import('./tuning/tuning-section.tsx')).TuningSection,
}

/** One rule; 0 stands for a new one. */
export const tuningRulePane: PaneFeature = {
  kind: 'tuning-rule',
  title: 'Alert tuning rule',
  icon: FilterRegular,
  load: async () => (await import('./tuning/rule-panes.tsx')).TuningRulePane,
}

/** A new entry of the allow list; 0 stands for an empty one, else it is the alert it begins with. */
export const allowIndicatorPane: PaneFeature = {
  kind: 'allow-indicator',
  title: 'Allow indicators',
  icon: FilterRegular,
  load: async () => (await import('./tuning/rule-panes.tsx')).AllowIndicatorPane,
}

/** A new rule that an alert suggests. */
export const tuneAlertPane: PaneFeature = {
  kind: 'tune-alert',
  title: 'Tune alert',
  icon: FilterRegular,
  load: async () => (await import('./tuning/rule-panes.tsx')).TuneAlertPane,
}
