import type { EntityKind } from '../entity-kind.ts'
import { cloudApplication, cloudLogonRequest, cloudLogonSession, oauthApplication, securityGroup, servicePrincipal } from './application.ts'
import { amazonResource, azureResource, blob, blobContainer, googleCloudResource, sasToken } from './cloud.ts'
import {
  container,
  containerImage,
  containerRegistry,
  kubernetesCluster,
  kubernetesController,
  kubernetesNamespace,
  kubernetesPod,
  kubernetesSecret,
  kubernetesService,
  kubernetesServiceAccount,
} from './container.ts'
import { device } from './device.ts'
import { hostLogonSession, iotDevice, malware, nic, scheduledTask, service } from './endpoint.ts'
import { file, fileHash } from './file.ts'
import { gitHubOrganization, gitHubRepo, gitHubUser } from './github.ts'
import type { Kind } from './kind.ts'
import { analyzedMessage, mailCluster, submissionMail, teamsMessage } from './mail.ts'
import { mailbox, mailboxConfiguration } from './mailbox.ts'
import { process } from './process.ts'
import { registryKey, registryValue } from './registry.ts'
import { account, user } from './user.ts'
import { dns, domain, ip, networkConnection, url } from './web.ts'

/** Every kind of entity, by its id. */
export const kinds: Readonly<Record<EntityKind, Kind>> = {
  device,
  user,
  account,
  mailbox,
  process,
  file,
  fileHash,
  ip,
  url,
  domain,
  dns,
  networkConnection,
  registryKey,
  registryValue,
  service,
  scheduledTask,
  malware,
  analyzedMessage,
  mailCluster,
  mailboxConfiguration,
  submissionMail,
  teamsMessage,
  cloudApplication,
  oauthApplication,
  securityGroup,
  servicePrincipal,
  azureResource,
  amazonResource,
  googleCloudResource,
  blob,
  blobContainer,
  sasToken,
  container,
  containerImage,
  containerRegistry,
  kubernetesCluster,
  kubernetesNamespace,
  kubernetesPod,
  kubernetesController,
  kubernetesService,
  kubernetesServiceAccount,
  kubernetesSecret,
  iotDevice,
  nic,
  hostLogonSession,
  cloudLogonSession,
  cloudLogonRequest,
  gitHubOrganization,
  gitHubRepo,
  gitHubUser,
}

export const kindOf = (id: EntityKind): Kind => kinds[id]
