import { hostOfUrl } from '#model/identity/address.ts'
import { asked, type EntityPageKind } from '../entity-tab.ts'
import { observedTab } from '../prevalence/observed-tab.ts'

export const ipPage: EntityPageKind = {
  kinds: ['ip'],
  asked: [
    asked('Address'),
    asked('Country', 'Country name', 'Country'),
    asked('City'),
    asked('ASN', 'ASN', 'AS number'),
    asked('Organisation', 'Organisation', 'ISP'),
  ],
  tabs: [observedTab],
  filledBy: 'alerts with IP evidence, sign-in logs with locations, or a geo pack',
}

export const urlPage: EntityPageKind = {
  kinds: ['url', 'domain'],
  asked: [asked('URL'), { ...asked('Domain'), fromName: (name) => hostOfUrl(name) || name }, asked('Threats')],
  tabs: [observedTab],
  filledBy: 'alerts with URL evidence, EmailUrlInfo, UrlClickEvents or DeviceNetworkEvents',
}
