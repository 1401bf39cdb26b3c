import { apps, type CloudApp, cloudAct, phoneAgent, signIn } from '../cloud.ts'
import { workstations } from '../company/devices.ts'
import { norrvik } from '../company/domains.ts'
import { homeOf, office, type Place, yard } from '../company/internet.ts'
import { employees, type Person, svcSync } from '../company/people.ts'
import { april, BEGIN, END, HOUR, isWorkday, MINUTE, SECOND } from '../moment.ts'
import type { Random } from '../random.ts'
import type { Stage } from '../stage.ts'

const usual: CloudApp[] = [apps.mail, apps.files, apps.sites, apps.portal, apps.teams]

/** Sign-ins and work in the cloud: from the office by day, from the telephone at the ends of it. */
export function cloudUse({ world }: Stage): void {
  for (let day = 11; day <= 20; day++)
    for (const [number, person] of employees.entries()) {
      const random = world.random.fork(`cloud ${day} ${person.name}`)
      const device = workstations.find((one) => one.owner === person)
      const desk = person.domainOf === norrvik ? office : yard
      const phone = (hour: number) => {
        const moment = april(day) + Math.floor((hour + 1.6 * random.next()) * HOUR)
        signIn(world, { moment, person, app: apps.mail, place: homeOf(number), agent: phoneAgent, interactive: false })
      }
      if (!isWorkday(day)) {
        if (random.chance(0.5)) phone(9)
        continue
      }
      phone(4.6)
      if (random.chance(0.5) && day < 20) phone(17)
      for (let n = random.int(4, 8); n > 0; n--) {
        const moment = april(day) + Math.floor((6 + 8.5 * random.next()) * HOUR)
        const mistyped = random.chance(0.03)
        if (mistyped)
          signIn(world, {
            moment: moment - 20 * SECOND,
            person,
            app: apps.portal,
            place: desk,
            ...(device ? { device } : {}),
            error: 50126,
          })
        signIn(world, {
          moment,
          person,
          app: random.pick(usual),
          place: desk,
          ...(device ? { device } : {}),
          multiFactor: random.chance(0.2),
          interactive: random.chance(0.4),
        })
      }
      for (let n = random.int(5, 10); n > 0; n--)
        deed(world, random, person, desk, april(day) + Math.floor((6.2 + 8.4 * random.next()) * HOUR))
    }
  synchronise(world)
}

function deed(world: Stage['world'], random: Random, person: Person, place: Place, moment: number): void {
  const [action, app, activity] = random.weighted([
    [['FileAccessed', apps.sites, 'View'] as const, 30],
    [['FileModified', apps.files, 'Edit'] as const, 20],
    [['FileDownloaded', apps.sites, 'Download'] as const, 9],
    [['FileUploaded', apps.files, 'Upload'] as const, 7],
    [['MailItemsAccessed', apps.mail, 'View'] as const, 22],
    [['Send', apps.mail, 'Send'] as const, 12],
    [['MessageSent', apps.teams, 'Send'] as const, 12],
    [['SharingSet', apps.files, 'Share'] as const, 2],
    [['New-InboxRule', apps.mail, 'Create'] as const, 0.4],
  ])
  const names = [
    'Tidplan NB-118.xlsx',
    'Protokoll vecka 16.docx',
    'Viktberäkning.xlsx',
    'General arrangement.pdf',
    'Offert refit 88.docx',
    'Bemanning.xlsx',
  ]
  const object =
    app === apps.mail
      ? { name: action === 'New-InboxRule' ? 'Nyhetsbrev' : 'Inbox', type: action === 'New-InboxRule' ? 'Rule' : 'Folder' }
      : app === apps.teams
        ? { name: 'Project chat', type: 'Chat' }
        : { name: random.pick(names), type: 'File' }
  const raw =
    action === 'New-InboxRule'
      ? {
          Parameters: [
            { Name: 'SubjectContainsWords', Value: 'Nyhetsbrev' },
            { Name: 'MoveToFolder', Value: 'Läsvärt' },
          ],
        }
      : {}
  cloudAct(world, { moment, person, action, app, activity, object, place, raw })
}

/** Directory synchronisation signs in every half hour, as always. */
function synchronise(world: Stage['world']): void {
  for (let moment = BEGIN + 7 * MINUTE; moment < END; moment += HOUR)
    signIn(world, {
      moment: moment + (moment % 977) * 1000,
      person: svcSync,
      app: apps.shell,
      interactive: false,
      client: 'Mobile Apps and Desktop clients',
    })
}
