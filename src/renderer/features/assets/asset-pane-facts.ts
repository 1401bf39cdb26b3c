import type { AssetView } from '#model/entity-kind.ts'

/** Facts that stand together in an asset's pane, by the titles the engine gives them. */
export interface FactGroup {
  readonly title: string
  readonly titles: readonly string[]
  /** what would bring them where the evidence says nothing */
  readonly filledBy: string
}

const groups: Readonly<Record<AssetView, readonly FactGroup[]>> = {
  devices: [
    {
      title: 'Device details',
      titles: [
        'OS platform',
        'OS version',
        'OS build',
        'Device type',
        'Vendor',
        'Model',
        'Sensor health',
        'Health status',
        'Onboarding status',
        'Exposure level',
        'Asset value',
        'IP addresses',
        'Last IP address',
        'Public IP address',
        'Device ID',
      ],
      filledBy: 'DeviceInfo of advanced hunting, or alerts with device evidence',
    },
    {
      title: 'Directory data',
      titles: ['DNS name', 'Domain', 'Device group', 'Entra device ID', 'Join type'],
      filledBy: 'DeviceInfo of advanced hunting, or alerts with device evidence',
    },
  ],
  users: [
    {
      title: 'Threat',
      titles: ['Risk level', 'Tags', 'Criticality'],
      filledBy: 'IdentityInfo, or risky users and risk detections of the Graph API',
    },
    {
      title: 'Exposure',
      titles: ['Account enabled', 'Assigned roles', 'Groups', 'SID', 'Entra object ID'],
      filledBy: 'IdentityInfo of advanced hunting',
    },
    {
      title: 'Contact',
      titles: ['Display name', 'User principal name', 'Email address', 'Department', 'Job title', 'Manager', 'City', 'Country', 'Phone'],
      filledBy: 'IdentityInfo of advanced hunting',
    },
  ],
  mailboxes: [],
  apps: [],
  cloudResources: [
    {
      title: 'Resource details',
      titles: ['Name', 'Type', 'Resource ID', 'Account', 'Subscription', 'Location'],
      filledBy: 'alerts of Defender for Cloud that name the resource',
    },
  ],
}

export const factGroups = (view: AssetView | undefined): readonly FactGroup[] => (view ? groups[view] : [])
