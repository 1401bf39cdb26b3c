import type { AssetView } from '#model/entity-kind.ts'

interface ViewWords {
  readonly title: string
  readonly one: string
  readonly many: string
  /** evidence that names such assets, for where there are none */
  readonly filledBy: string
}

/** The five views in the portal's order and words (spec §6). */
export const viewWords: Readonly<Record<AssetView, ViewWords>> = {
  devices: {
    title: 'Devices',
    one: 'device',
    many: 'devices',
    filledBy: 'alert exports that name devices, DeviceInfo and other Device tables of advanced hunting, or Windows and Sysmon event logs',
  },
  users: {
    title: 'Users',
    one: 'user',
    many: 'users',
    filledBy: 'alert exports that name users, IdentityInfo, sign-in logs, or device and identity logon events',
  },
  mailboxes: {
    title: 'Mailboxes',
    one: 'mailbox',
    many: 'mailboxes',
    filledBy: 'alerts of Defender for Office 365, EmailEvents of advanced hunting, or OfficeActivity and unified audit logs',
  },
  apps: {
    title: 'Apps',
    one: 'app',
    many: 'apps',
    filledBy: 'alerts of Defender for Cloud Apps, sign-in logs, CloudAppEvents or OAuthAppInfo',
  },
  cloudResources: {
    title: 'Cloud resources',
    one: 'cloud resource',
    many: 'cloud resources',
    filledBy: 'alerts of Defender for Cloud, or AzureActivity',
  },
}
