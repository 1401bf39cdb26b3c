import type { EntityKind } from '#model/entity-kind.ts'
import { kindOf } from '#model/kinds/index.ts'
import { asked, type EntityPageKind } from '../entity-tab.ts'
import { appPage } from './app.ts'
import { cloudResourcePage } from './cloud-resource.ts'
import { devicePage } from './device.ts'
import { emailPage } from './email.ts'
import { filePage } from './file.ts'
import { mailClusterPage } from './mail-cluster.ts'
import { mailboxPage } from './mailbox.ts'
import { processPage } from './process.ts'
import { servicePrincipalPage } from './service-principal.ts'
import { userPage } from './user.ts'
import { ipPage, urlPage } from './web.ts'

/** A kind with the tabs of its family but facts of its own: those that its evidence tells first. */
const alike = (page: EntityPageKind, kind: EntityKind): EntityPageKind => ({ ...page, kinds: [kind], asked: firstFactsOf(kind) })

const firstFactsOf = (kind: EntityKind) =>
  kindOf(kind)
    .facts.slice(0, 5)
    .map((fact) => asked(fact.title))

/** Pages with tabs of their own, one value a family of kinds. */
const pages: readonly EntityPageKind[] = [
  devicePage,
  userPage,
  mailboxPage,
  appPage,
  cloudResourcePage,
  filePage,
  ipPage,
  urlPage,
  emailPage,
  alike(emailPage, 'submissionMail'),
  mailClusterPage,
  alike(mailboxPage, 'mailboxConfiguration'),
  alike(urlPage, 'dns'),
  processPage,
  servicePrincipalPage,
]

const byKind = new Map<EntityKind, EntityPageKind>(pages.flatMap((page) => page.kinds.map((kind) => [kind, page] as const)))

/** The page of a kind; one without a value of its own is asked for the first facts of its kind. */
export const pageOfKind = (kind: EntityKind): EntityPageKind =>
  byKind.get(kind) ?? {
    kinds: [kind],
    asked: firstFactsOf(kind),
    tabs: [],
    filledBy: `alerts with ${kindOf(kind).title.toLowerCase()} evidence`,
  }
