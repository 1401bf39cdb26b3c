import { asked, type EntityPageKind } from '../entity-tab.ts'

export const devicePage: EntityPageKind = {
  kinds: ['device', 'iotDevice'],
  asked: [
    asked('OS', 'OS platform', 'OS version'),
    asked('Domain', 'Domain', 'DNS name'),
    asked('Device group'),
    asked('Exposure level', 'Exposure level', 'Asset value'),
    asked('IP address', 'Last IP address', 'IP addresses', 'Public IP address'),
  ],
  tabs: [],
  filledBy: 'DeviceInfo and DeviceNetworkInfo of advanced hunting, or alerts with device evidence',
}
