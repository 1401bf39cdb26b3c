/** Addresses outside: documentation networks and `.example` names only. */
export type Host = { name: string; ip: string }
export type Place = { ip: string; country: string; state: string; city: string; isp: string; latitude: string; longitude: string }

export const officeIp = '192.0.2.10'
export const yardIp = '192.0.2.60'
export const mailGatewayIp = '192.0.2.25'

const everydayNames = [
  'update.windows-services.example',
  'telemetry.windows-services.example',
  'office.workcloud.example',
  'mail.workcloud.example',
  'teams.workcloud.example',
  'drive.workcloud.example',
  'login.workcloud.example',
  'search.findall.example',
  'news.kustposten.example',
  'weather.sjovader.example',
  'cdn.staticweb.example',
  'fonts.staticweb.example',
  'ads.adpartner.example',
  'maps.cartona.example',
  'www.skeppsnytt.example',
  'bank.handelsbolaget.example',
  'portal.classregister.example',
  'shop.kontorsvaror.example',
  'lunch.hamnkrogen.example',
  'music.strumly.example',
  'video.tubeline.example',
  'social.kontakta.example',
  'repo.codeharbour.example',
  'packages.codeharbour.example',
  'docs.keelson.example',
  'licence.keelson.example',
  'ocsp.trustmark.example',
  'crl.trustmark.example',
  'agent.ledgerline.example',
  'cloud.harbordp.example',
  'meet.confroom.example',
  'rail.resor.example',
  'hotel.rumsbokning.example',
] as const

export const everyday: readonly Host[] = everydayNames.map((name, index) => ({ name, ip: `203.0.113.${130 + index}` }))

export function host(name: (typeof everydayNames)[number]): Host {
  return everyday[everydayNames.indexOf(name)]!
}

/** What the intruders use. */
export const hostile = {
  phishPage: { name: 'login.harborline-billing.example', ip: '203.0.113.46' },
  phishSender: { name: 'harborline-billing.example', ip: '203.0.113.45' },
  payload: { name: 'cdn.driftwood-assets.example', ip: '203.0.113.77' },
  control: { name: 'sync.driftwood-assets.example', ip: '203.0.113.78' },
  storage: { name: 'upload.blueledger-drive.example', ip: '203.0.113.91' },
  forwardTo: { name: 'mailbox-relay.example', ip: '203.0.113.50' },
} as const satisfies Record<string, Host>

export const takeoverPlace: Place = {
  ip: '198.51.100.23',
  country: 'RO',
  state: 'Bucuresti',
  city: 'Bucharest',
  isp: 'Velum Hosting',
  latitude: '44.43',
  longitude: '26.10',
}
export const office: Place = {
  ip: officeIp,
  country: 'SE',
  state: 'Vastra Gotaland',
  city: 'Gothenburg',
  isp: 'Kattegat Fiber',
  latitude: '57.71',
  longitude: '11.97',
}
export const yard: Place = {
  ip: yardIp,
  country: 'SE',
  state: 'Kalmar',
  city: 'Oskarshamn',
  isp: 'Kattegat Fiber',
  latitude: '57.26',
  longitude: '16.45',
}
export const sprayPlace: Place = {
  ip: '198.51.100.77',
  country: 'BR',
  state: 'Parana',
  city: 'Curitiba',
  isp: 'Araucaria Cloud',
  latitude: '-25.43',
  longitude: '-49.27',
}
export const airportPlace: Place = {
  ip: '198.51.100.140',
  country: 'SG',
  state: 'Singapore',
  city: 'Singapore',
  isp: 'Lion Roaming',
  latitude: '1.29',
  longitude: '103.85',
}
/** Everyone's line at home. */
export const homeOf = (number: number): Place => ({ ...office, ip: `198.51.100.${150 + number}`, isp: 'Skerry Broadband', city: 'Molndal' })
