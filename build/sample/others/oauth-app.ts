import { raise } from '../alerts/alert.ts'
import { cloudApplication, oauthApplication, servicePrincipal, user } from '../alerts/evidence.ts'
import { apps, cloudAct, signIn } from '../cloud.ts'
import { tenantId } from '../company/domains.ts'
import { petra } from '../company/people.ts'
import { guid } from '../digest.ts'
import { april, at, HOUR } from '../moment.ts'
import type { Stage } from '../stage.ts'
import { note, plot } from '../truth.ts'
import { record } from '../world.ts'

const app = {
  id: guid('oauth mail merge'),
  objectId: guid('service principal mail merge'),
  name: 'Mail Merge Plus',
  publisher: 'Unverified',
  tenant: guid('tenant mail merge'),
}
const known = [
  'Travel Planner',
  'Class Register Portal',
  'Sign & Send',
  'Meeting Notes',
  'Keelson Licence',
  'Hull Viewer',
  'Office Catering',
]

/** Thursday: Petra allows a helper to send her newsletters; it reads her mail instead. */
export function oauthApp({ world }: Stage): void {
  for (const [index, name] of known.entries())
    record(world, 'OAuthAppInfo', {
      Timestamp: april(16) + 5 * HOUR,
      OAuthAppId: guid(`oauth ${name}`),
      ServicePrincipalId: guid(`sp ${name}`),
      AppName: name,
      AddedOnTime: april(1) - index * 40 * 24 * HOUR,
      LastModifiedTime: april(1),
      AppStatus: 'Enabled',
      VerifiedPublisher: { displayName: name },
      PrivilegeLevel: index % 3 ? 'Low' : 'Medium',
      Permissions: [{ PermissionValue: 'User.Read', InUse: true }],
      ConsentedUsersCount: 3 + index * 2,
      IsAdminConsented: true,
      AppOrigin: index < 5 ? 'External' : 'Internal',
      LastUsedTime: april(16),
      AppOwnerTenantId: tenantId,
    })
  signIn(world, { moment: at(16, '09:01:30'), person: petra, app: apps.portal, interactive: true })
  const consent = cloudAct(world, {
    moment: at(16, '09:02:44'),
    person: petra,
    app: apps.directory,
    action: 'Consent to application.',
    activity: 'Add',
    object: { name: app.name, type: 'ServicePrincipal', id: app.objectId },
    oauthAppId: app.id,
    raw: { ConsentType: 'Principal', Scope: 'Mail.Read Mail.Send MailboxSettings.ReadWrite Contacts.Read offline_access' },
  })
  note(world, 'oauth-app', 'InitialAccess', 'T1566', 'Petra consents to an application of an unverified publisher', consent)
  record(world, 'OAuthAppInfo', {
    Timestamp: at(16, '10:00:00'),
    OAuthAppId: app.id,
    ServicePrincipalId: app.objectId,
    AppName: app.name,
    AddedOnTime: at(16, '09:02:44'),
    LastModifiedTime: at(16, '12:40:18'),
    AppStatus: 'Enabled',
    VerifiedPublisher: {},
    PrivilegeLevel: 'High',
    Permissions: ['Mail.Read', 'Mail.Send', 'MailboxSettings.ReadWrite', 'Contacts.Read'].map((PermissionValue) => ({
      PermissionValue,
      InUse: true,
    })),
    ConsentedUsersCount: 1,
    IsAdminConsented: false,
    AppOrigin: 'External',
    LastUsedTime: at(16, '14:58:00'),
    AppOwnerTenantId: app.tenant,
  })
  const place = {
    ip: '198.51.100.201',
    country: 'NL',
    state: 'Noord-Holland',
    city: 'Amsterdam',
    isp: 'Polder Compute',
    latitude: '52.37',
    longitude: '4.90',
  }
  const reads = Array.from({ length: 18 }, (_, index) =>
    cloudAct(world, {
      moment: at(16, '12:31:07') + index * 0.13 * HOUR,
      person: petra,
      app: apps.mail,
      place,
      agent: 'MailMergePlus/1.0',
      action: 'MailItemsAccessed',
      activity: 'View',
      object: { name: 'Inbox', type: 'Folder' },
      oauthAppId: app.id,
    }),
  )
  note(world, 'oauth-app', 'Collection', 'T1114.002', 'It reads her mailbox from a hosting company', reads[0]!)
  cloudAct(world, {
    moment: at(16, '12:40:18'),
    person: petra,
    app: apps.directory,
    place,
    action: 'Add service principal credentials.',
    activity: 'Add',
    object: { name: app.name, type: 'ServicePrincipal', id: app.objectId },
    oauthAppId: app.id,
  })

  const who = user(petra, { roles: ['compromised'], verdict: 'suspicious' })
  const it = oauthApplication(app, { verdict: 'suspicious', status: 'active' })
  raise(world, {
    key: 'oauth-consent',
    plot: 'oauth-app',
    stage: 'InitialAccess',
    by: 'cloudApps',
    severity: 'medium',
    category: 'InitialAccess',
    techniques: ['T1566'],
    title: 'Suspicious OAuth app consent',
    description: 'A user allowed an application of an unverified publisher to read and send mail.',
    first: at(16, '09:02:44'),
    evidence: [who, it, cloudApplication(apps.directory, { roles: ['contextual'] })],
  })
  raise(world, {
    key: 'oauth-mail',
    plot: 'oauth-app',
    stage: 'Collection',
    by: 'appGovernance',
    severity: 'medium',
    category: 'Collection',
    techniques: ['T1114.002'],
    title: 'App with unusual access to mail',
    description: 'A newly consented application reads far more mail than applications of its kind.',
    first: at(16, '12:31:07'),
    last: at(16, '14:45:00'),
    evidence: [it, who],
  })
  raise(world, {
    key: 'oauth-credentials',
    plot: 'oauth-app',
    stage: 'Persistence',
    by: 'cloudApps',
    severity: 'medium',
    category: 'Persistence',
    techniques: ['T1098.001'],
    title: 'Unusual addition of credentials to an OAuth app',
    description: 'Credentials were added to an application soon after consent.',
    first: at(16, '12:40:18'),
    evidence: [it, servicePrincipal(app, { verdict: 'suspicious' }), who],
  })
  plot(world, {
    key: 'oauth-app',
    name: 'An application that reads mail',
    truePositive: true,
    summary: 'A user consents to an application that then reads her mailbox from a hosting company.',
    rootCause: { kind: 'oauthApplication', entity: app.id, row: consent },
    path: [
      { kind: 'user', entity: petra.upn },
      { kind: 'oauthApplication', entity: app.id },
      { kind: 'mailbox', entity: petra.upn },
    ],
    lastAffected: { kind: 'mailbox', entity: petra.upn, at: at(16, '14:45:00') },
  })
}
