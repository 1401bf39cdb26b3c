import { norrvik } from '../company/domains.ts'
import { broughtImage } from '../company/images.ts'
import { everyday, officeIp, yardIp } from '../company/internet.ts'
import { employees, norrvikStaff, type Person } from '../company/people.ts'
import { integer } from '../digest.ts'
import { click, deliver, inside, type Sender } from '../mail.ts'
import { april, HOUR, isWorkday, MINUTE, SECOND } from '../moment.ts'
import type { Random } from '../random.ts'
import type { Stage } from '../stage.ts'

const partners = [
  'classregister.example',
  'keelson.example',
  'kontorsvaror.example',
  'hamnkrogen.example',
  'skagenshipping.example',
  'bergenferries.example',
  'steelplate.example',
  'propulsia.example',
  'yardsupply.example',
  'resor.example',
]
const writers = ['info', 'order', 'anna.k', 'projects', 'm.jensen', 'support', 'sales', 'faktura', 'noreply', 't.haugen']
const topics = [
  'Mötesanteckningar',
  'Offert',
  'Order confirmation',
  'Drawing comments',
  'Invoice',
  'Leveransbesked',
  'Re: tidplan',
  'Weekly report',
  'Class comments',
  'Re: refit',
  'Kallelse',
  'Questions on section',
]

const partner = (random: Random): Sender => {
  const domain = random.pick(partners)
  const writer = random.pick(writers)
  return { address: `${writer}@${domain}`, name: writer, ip: `203.0.113.${200 + partners.indexOf(domain)}` }
}

/** A working day's letters: between colleagues, with partners, newsletters, and the junk that is filtered. */
export function mailTraffic({ world }: Stage): void {
  for (let day = 11; day <= 20; day++) {
    const random = world.random.fork(`mail ${day}`)
    const letters = isWorkday(day) ? 235 : 34
    for (let n = 0; n < letters; n++) {
      const moment = april(day) + (isWorkday(day) ? 5.5 * HOUR : 7 * HOUR) + Math.floor(random.next() * 10.3 * HOUR)
      letter(world, random, moment, random.pick(employees))
    }
  }
}

function letter(world: Stage['world'], random: Random, moment: number, to: Person): void {
  const kind = random.weighted([
    ['colleague' as const, 44],
    ['partner' as const, 36],
    ['newsletter' as const, 13],
    ['junk' as const, 7],
  ])
  const number = integer(`letter ${moment} ${to.name}`, 900)
  const site = random.pick(everyday)
  if (kind === 'junk') {
    const from = { address: `win${number}@bulk-offers.example`, name: 'Offers', ip: `203.0.113.${240 + (number % 12)}` }
    deliver(world, {
      moment,
      from,
      to,
      subject: `You have been chosen ${number}`,
      urls: [`https://bulk-offers.example/c/${number}`],
      threat: 'Spam',
      methods: '{"Spam":["Advanced filter"]}',
      delivered: 'Junk folder',
      language: 'en',
      authentication: 'fail',
    })
    return
  }
  const from =
    kind === 'colleague'
      ? inside(random.pick(norrvikStaff.filter((one) => one !== to)))
      : kind === 'partner'
        ? partner(random)
        : { address: `nyhetsbrev@${site.name}`, name: site.name, ip: site.ip }
  const subject = kind === 'newsletter' ? `Nyhetsbrev vecka 16 – ${site.name}` : `${random.pick(topics)} ${number}`
  const urls =
    kind === 'newsletter' || random.chance(0.45) ? [`https://${site.name}/${kind === 'newsletter' ? 'nyhet' : 'doc'}/${number}`] : []
  const attached =
    kind !== 'newsletter' && random.chance(0.24)
      ? [broughtImage(`${random.pick(topics).replace('Re: ', '')} ${number}.pdf`, '', 20_000 + random.int(0, 900_000))]
      : []
  const message = deliver(world, {
    moment,
    from,
    to,
    subject,
    urls,
    attachments: attached,
    language: kind === 'newsletter' ? 'sv' : random.pick(['sv', 'en', 'sv']),
  })
  if (urls.length > 0 && random.chance(0.22))
    click(world, {
      moment: moment + random.int(2, 90) * MINUTE + random.int(0, 59) * SECOND,
      person: to,
      url: urls[0]!,
      message,
      ip: to.domainOf === norrvik ? officeIp : yardIp,
    })
}
