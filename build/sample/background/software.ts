import type { Device } from '../company/devices.ts'
import { maja } from '../company/people.ts'
import { integer } from '../digest.ts'
import type { Row } from '../world.ts'

type Program = readonly [vendor: string, name: string, version: string]

const everywhere: Program[] = [
  ['microsoft', 'defender_for_endpoint', '10.8798.26100.3775'],
  ['microsoft', '.net_framework', '4.8.1'],
  ['igor_pavlov', '7-zip', '24.09'],
]
const onDesks: Program[] = [
  ['microsoft', 'edge_chromium-based', '134.0.3124.93'],
  ['microsoft', 'office', '16.0.18526.20264'],
  ['microsoft', 'teams', '25044.2208.3471'],
  ['microsoft', 'onedrive', '25.046.0310'],
  ['papyrus_software', 'pdf_reader', '11.2.4'],
]
const onServers: Program[] = [
  ['harbor_data_protection', 'harbor_backup', '8.4.1'],
  ['ledgerline_tools', 'inventory_agent', '5.3.0'],
]
const forDevelopers: Program[] = [
  ['git-scm', 'git', '2.48.1'],
  ['nodejs', 'node.js', '22.14.0'],
  ['python', 'python', '3.13.2'],
  ['microsoft', 'visual_studio_code', '1.98.2'],
]

const programsOf = (device: Device): Program[] => [
  ...everywhere,
  ...(device.role === 'workstation' ? onDesks : onServers),
  ...(device.owner?.department === 'Engineering' ? [['keelson_systems', 'hullcad', '25.1.0'] as Program] : []),
  ...(device.owner === maja ? forDevelopers : []),
]

const columns = ([vendor, name, version]: Program): Row => ({ SoftwareVendor: vendor, SoftwareName: name, SoftwareVersion: version })

export const software = (device: Device): Row[] =>
  programsOf(device).map((program) => ({
    ...columns(program),
    EndOfSupportStatus: '',
    ProductCodeCpe: `cpe:2.3:a:${program[0]}:${program[1]}:${program[2]}:*:*:*:*:*:*:*`,
  }))

/** Numbers from the range that is never assigned in earnest (above 90,000) stand for the weaknesses of the case. */
const weak: Record<string, number> = { pdf_reader: 2, office: 1, '7-zip': 1, 'node.js': 2, hullcad: 1 }

export const weaknesses = (device: Device): Row[] =>
  programsOf(device).flatMap((program) =>
    Array.from({ length: weak[program[1]] ?? 0 }, (_, index) => ({
      ...columns(program),
      CveId: `CVE-2026-9${String(integer(`weakness ${program[1]} ${index}`, 10_000)).padStart(4, '0')}`,
      VulnerabilitySeverityLevel: ['Medium', 'High', 'Low'][integer(`severity ${program[1]} ${index}`, 3)],
      RecommendedSecurityUpdate: `${program[1]} update`,
      CveTags: [],
    })),
  )
