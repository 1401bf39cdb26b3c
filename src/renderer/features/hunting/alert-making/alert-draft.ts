import type { InputOf } from '../../../state/client.ts'

type AlertTemplate = InputOf<'hunt.link'>['alert']

/** What the analyst has written so far of the alerts that rows make; techniques as text, as they are typed. */
export interface AlertDraft {
  readonly title: string
  readonly severity: AlertTemplate['severity']
  readonly category: string
  readonly techniques: string
  readonly description: string
  readonly recommendedActions: string
}

export const emptyAlertDraft: AlertDraft = {
  title: '',
  severity: 'medium',
  category: '',
  techniques: '',
  description: '',
  recommendedActions: '',
}

const TECHNIQUE = /^T\d{4}(\.\d{3})?$/

const techniquesOf = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((technique) => technique.toUpperCase())

/** What keeps a draft from being an alert, by field; nothing where it is whole. */
export function faultsOfAlert(draft: AlertDraft): { readonly title?: string; readonly techniques?: string } {
  const wrong = techniquesOf(draft.techniques).find((technique) => !TECHNIQUE.test(technique))
  return {
    ...(draft.title.trim() === '' ? { title: 'An alert needs a title' } : {}),
    ...(wrong ? { techniques: `${wrong} is no ATT&CK technique, such as T1059 or T1059.001` } : {}),
  }
}

export const isWholeAlert = (draft: AlertDraft): boolean => Object.keys(faultsOfAlert(draft)).length === 0

/** The draft as the contract takes it. */
export const alertOfDraft = (draft: AlertDraft): AlertTemplate => ({
  ...draft,
  title: draft.title.trim(),
  techniques: [...new Set(techniquesOf(draft.techniques))],
})

/** A template as it is edited. */
export const draftOfAlert = (alert: Required<AlertTemplate>): AlertDraft => ({ ...alert, techniques: alert.techniques.join(', ') })
