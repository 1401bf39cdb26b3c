import { AppGenericRegular, CloudRegular, DesktopRegular, type FluentIcon, MailInboxRegular, PersonRegular } from '@fluentui/react-icons'
import type * as z from 'zod'
import type { assetCounts, incidentRow } from '#api/calls/incidents.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import styles from './asset-counts.module.css'

type Counts = z.infer<typeof assetCounts>
type TopAssets = z.infer<typeof incidentRow>['topAssets']

const views: readonly {
  readonly id: keyof Counts
  readonly one: string
  readonly many: string
  readonly icon: FluentIcon
  readonly token: string
}[] = [
  { id: 'devices', one: 'device', many: 'devices', icon: DesktopRegular, token: 'asset-device' },
  { id: 'users', one: 'user', many: 'users', icon: PersonRegular, token: 'asset-user' },
  { id: 'mailboxes', one: 'mailbox', many: 'mailboxes', icon: MailInboxRegular, token: 'asset-mailbox' },
  { id: 'apps', one: 'app', many: 'apps', icon: AppGenericRegular, token: 'asset-app' },
  { id: 'cloudResources', one: 'cloud resource', many: 'cloud resources', icon: CloudRegular, token: 'asset-cloud' },
]

const said = (n: number, view: (typeof views)[number]) => `${n} ${n === 1 ? view.one : view.many}`

/** `4 devices, 3 users` */
export const assetCountsText = (counts: Counts): string =>
  views
    .filter((view) => counts[view.id] > 0)
    .map((view) => said(counts[view.id], view))
    .join(', ')

export function AssetCounts({ counts, top = [] }: { counts: Counts; top?: TopAssets }) {
  const shown = views.filter((view) => counts[view.id] > 0)
  if (shown.length === 0) return <span className={styles.none}>–</span>
  return (
    <span className={styles.counts}>
      {shown.map((view) => {
        const names = top.filter((asset) => asset.view === view.id).map((asset) => visibleText(asset.label))
        return (
          <span key={view.id} className={styles.count} title={[said(counts[view.id], view), ...names].join('\n')}>
            <view.icon aria-hidden style={{ color: `var(--ct-${view.token})` }} />
            <span aria-hidden>{counts[view.id]}</span>
            <span className="ct-visually-hidden">{said(counts[view.id], view)}</span>
          </span>
        )
      })}
    </span>
  )
}
