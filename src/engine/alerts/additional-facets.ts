import type { Inputs } from '../calls/index.ts'

type Filter = Inputs['alerts']['list']['filter']

/**
 * What the portal filters alerts by and exports carry beside their own fields: names in `additional_data`, dots lead into objects, the
 * first that is there holds. Products spell them each in their way.
 */
export const additionalFacets = {
  policies: ['PolicyName', 'policyName', 'PolicyRuleName', 'policyRuleName', 'alertPolicyId', 'extendedProperties.Policy Name'],
  investigationStates: ['investigationState', 'InvestigationState', 'extendedProperties.InvestigationState'],
  workspaces: ['workspaceName', 'WorkspaceName', 'workspaceId', 'WorkspaceId', 'extendedProperties.WorkspaceName'],
  dataStreams: ['workload', 'Workload', 'dataStream', 'DataStream', 'extendedProperties.Workload'],
  sensitivityLabels: ['sensitivityLabel', 'SensitivityLabel', 'sensitivityLabelName', 'extendedProperties.SensitivityLabel'],
} as const satisfies Partial<Record<keyof Filter, readonly string[]>>

export type AdditionalFacet = keyof typeof additionalFacets

const jsonPath = (name: string): string =>
  `$.${name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')}`

/** The facet's value as SQL over `alert`; '' where the export carries none. */
export const additionalSql = (facet: AdditionalFacet): string =>
  `coalesce(${additionalFacets[facet].map((name) => `json_extract(alert.additional_data, '${jsonPath(name)}')`).join(', ')}, '')`
