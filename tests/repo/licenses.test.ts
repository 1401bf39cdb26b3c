import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deliveredPackages, licenseTexts } from '../../build/setup/packages.ts'
import { project } from '../support/project.ts'

const permissive = new Set(['MIT', 'Apache-2.0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', '(MIT OR CC0-1.0)'])

test('every package that is delivered has a permissive licence', () => {
  const packages = deliveredPackages()
  expect(packages.length).toBeGreaterThan(100)
  expect(packages.filter(({ license }) => !permissive.has(license))).toEqual([])
})

test('packages whose licence asks for its text to be handed on come with that text', () => {
  const installed = deliveredPackages().filter(({ folder, license }) => license === 'Apache-2.0' && existsSync(join(project, folder)))
  const names = installed.filter((delivered) => licenseTexts(delivered).length > 0).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['echarts', 'h3-js', 's2js']))
})
