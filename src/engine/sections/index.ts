import { cloudSections } from './cloud.ts'
import { deviceSections } from './device.ts'
import { fileSections } from './file.ts'
import { mailSections } from './mail.ts'
import type { Section } from './section.ts'
import { userSections } from './user.ts'
import { webSections } from './web.ts'

/** Every section of every kind's page, in the order they stand on it. */
export const sections: readonly Section[] = [
  ...deviceSections,
  ...userSections,
  ...fileSections,
  ...webSections,
  ...mailSections,
  ...cloudSections,
]
