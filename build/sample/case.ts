import { intrusion } from './acts/intrusion.ts'
import { administration } from './background/administration.ts'
import { cloudUse } from './background/cloud-use.ts'
import { directoryTraffic } from './background/directory.ts'
import { mailTraffic } from './background/mail-traffic.ts'
import { bootServers, serverRooms } from './background/server-rooms.ts'
import { stocktaking } from './background/stocktaking.ts'
import { workdays } from './background/workday.ts'
import { exported } from './export.ts'
import { buildScript, licenceCheck, supportTool } from './false-positives/desks.ts'
import { businessTrip, reportedNewsletter, salaryReview } from './false-positives/people-and-mail.ts'
import { agreedPatching, backupTidying, directorySync, inventoryAgain } from './false-positives/servers.ts'
import { adware } from './others/adware.ts'
import { oauthApp } from './others/oauth-app.ts'
import { passwordSpray } from './others/password-spray.ts'
import { usbWorm } from './others/usb-worm.ts'
import { createRoster } from './session.ts'
import type { Stage } from './stage.ts'
import { createWorld, number, type World } from './world.ts'

export const SEED = 'norrvik-2026-04'

/** Plays the week: ordinary life first, so that acts find machines that are on and people at them. */
export function play(seed: string): World {
  const stage: Stage = { world: createWorld(seed), roster: createRoster() }
  for (const life of [bootServers, workdays, serverRooms, mailTraffic, cloudUse, directoryTraffic, administration, stocktaking]) life(stage)
  intrusion(stage)
  for (const other of [adware, usbWorm, passwordSpray, oauthApp]) other(stage)
  for (const mistake of [
    agreedPatching,
    directorySync,
    backupTidying,
    inventoryAgain,
    buildScript,
    licenceCheck,
    supportTool,
    businessTrip,
    salaryReview,
    reportedNewsletter,
  ])
    mistake(stage)
  number(stage.world)
  return stage.world
}

/** The training case as files: path below `resources/sample` → bytes. */
export function trainingCase(seed = SEED): Map<string, Buffer> {
  return exported(play(seed))
}
