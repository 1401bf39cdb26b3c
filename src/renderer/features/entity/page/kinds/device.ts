import { asked, type EntityPageKind } from '../entity-tab.ts'
import { sectionTab } from '../sections/section-tab.ts'

export const devicePage: EntityPageKind = {
  kinds: ['device', 'iotDevice'],
  asked: [
    asked('OS', 'OS platform', 'OS version'),
    asked('Domain', 'Domain', 'DNS name'),
    asked('Device group'),
    asked('Exposure level', 'Exposure level', 'Asset value'),
    asked('IP address', 'Last IP address', 'IP addresses', 'Public IP address'),
  ],
  tabs: [
    sectionTab('users', 'Logged-on users'),
    sectionTab('inventory', 'Inventories and vulnerabilities'),
    sectionTab('network', 'Network and registry'),
  ],
  filledBy: 'DeviceInfo and DeviceNetworkInfo of advanced hunting, or alerts with device evidence',
}
