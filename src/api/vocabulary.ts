import * as z from 'zod'
import { criticalityLevels } from '#model/criticality.ts'
import { type AssetView, assetViews, entityKinds } from '#model/entity-kind.ts'
import { actionStatuses, automationLevels, investigationStates, remediationActions } from '#model/investigation.ts'
import { serviceSources } from '#model/service-source.ts'
import { severities } from '#model/severity.ts'
import { alertStatuses, classifications, determinations, incidentStatuses } from '#model/triage.ts'
import { evidenceRoles, remediationStatuses, verdicts } from '#model/verdict.ts'

/** The model's enumerations as schemas: one spelling for the border and the engine. */
export const severity = z.enum(severities)
export const alertStatus = z.enum(alertStatuses)
export const incidentStatus = z.enum(incidentStatuses)
export const classification = z.enum(classifications)
export const determination = z.enum(determinations)
export const serviceSource = z.enum(serviceSources)
export const entityKind = z.enum(entityKinds)
export const verdict = z.enum(verdicts)
export const remediationStatus = z.enum(remediationStatuses)
export const evidenceRole = z.enum(evidenceRoles)
export const investigationState = z.enum(investigationStates)
export const automationLevel = z.enum(automationLevels)
export const remediationAction = z.enum(remediationActions)
export const actionStatus = z.enum(actionStatuses)
export const criticalityLevel = z.enum(criticalityLevels)
export const assetView = z.enum(Object.keys(assetViews) as [AssetView, ...AssetView[]])
