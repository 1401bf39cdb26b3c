import { defineAnalyzer, ENDPOINT_LOGS, type Finding } from '../analyzer.ts'
import type { Gathered, SeenEvent } from '../gather/gathered.ts'
import { additionalField } from '../seen-row.ts'
import type { Subject } from '../subject.ts'
import { cut, isUserWritable, programName, SCRIPT_HOSTS } from './command-words.ts'

const RUN_KEY =
  /\\(?:currentversion\\(?:run|runonce|runonceex|policies\\explorer\\run)|winlogon|image file execution options\\[^\\]+|currentversion\\windows)$/i
const WINLOGON_VALUES = /^(?:shell|userinit|debugger|appinit_dlls|globalflag|notify)$/i
const STARTUP = /\\start menu\\programs\\startup\\[^\\]+$/i

/** Whether what is to be run is a shell, or lies where any user may write. */
const isOdd = (command: string): boolean =>
  isUserWritable(command) ||
  /%(?:appdata|temp|tmp|localappdata|public)%|\\appdata\\|\\temp\\|\\\\127\.0\.0\.1\\|%comspec%/i.test(command) ||
  [...SCRIPT_HOSTS].some((host) => new RegExp(`(?:^|[\\\\/"'\\s])${host.replace('.exe', '(?:\\.exe)?')}(?:["'\\s]|$)`, 'i').test(command))

const XML_SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }
const plain = (xml: string): string => xml.replace(/&(?:lt|gt|quot|apos|amp);/g, (sign) => XML_SIGNS[sign]!)

/** What a task runs, of its definition as Windows logs it (XML, escaped once more by some collectors); '' where it runs no program. */
function commandOfTask(content: string): string {
  const xml = /^\s*&lt;/.test(content) ? plain(content) : content
  if (!/^\s*</.test(xml)) return content
  return [...xml.matchAll(/<(?:Command|Arguments)>([^<]*)</g)].map((found) => plain(found[1]!)).join(' ')
}

interface Place {
  readonly subject: Subject
  readonly command: string
  readonly title: string
  readonly technique: string
}

function ofRegistry({ subjects }: Gathered, row: SeenEvent): Place | undefined {
  const { RegistryKey: key = '', RegistryValueName: name = '', RegistryValueData: data = '' } = row.v
  if (row.v.ActionType !== 'RegistryValueSet' || !RUN_KEY.test(key)) return undefined
  const isRun = /\\(?:run|runonce|runonceex)$/i.test(key)
  if (!isRun && !WINLOGON_VALUES.test(name)) return undefined
  const subject = subjects.find(
    'registryValue',
    { registryKey: key, registryValueName: name, registryValue: data },
    { device: row.device, how: 'written to the registry', at: row.at, facts: { Key: key, Value: data } },
  )
  return (
    subject && {
      subject,
      command: data,
      title: isRun ? 'Program started at logon (Run key)' : 'Program tied to logon or another program',
      technique: isRun ? 'T1547.001' : 'T1546.012',
    }
  )
}

function ofEvent({ subjects }: Gathered, row: SeenEvent): Place | undefined {
  const { ActionType: action } = row.v
  if (action === 'ServiceInstalled') {
    const name = additionalField(row, 'ServiceName') || row.v.FileName!
    const command = additionalField(row, 'ServiceImagePath') || row.v.ProcessCommandLine || row.v.FolderPath!
    const subject = subjects.find(
      'service',
      { serviceName: name, imagePath: command },
      {
        device: row.device,
        how: 'installed as a service',
        at: row.at,
        facts: { 'Image path': command, Account: additionalField(row, 'ServiceAccount') },
      },
    )
    return subject && { subject, command, title: 'Service installed', technique: 'T1543.003' }
  }
  if (action === 'ScheduledTaskCreated' || action === 'ScheduledTaskUpdated') {
    const name = additionalField(row, 'TaskName')
    const command = commandOfTask(additionalField(row, 'TaskContent', 'Command', 'TaskContentNew')) || row.v.ProcessCommandLine!
    const subject = subjects.find(
      'scheduledTask',
      { taskName: name, command },
      { device: row.device, how: 'created as a task', at: row.at, facts: { Command: cut(command, 400) } },
    )
    return subject && { subject, command, title: 'Scheduled task', technique: 'T1053.005' }
  }
  return undefined
}

/** A subscription of WMI that runs something: nobody sets one up by hand. */
function ofWmi({ subjects }: Gathered, row: SeenEvent): Finding | undefined {
  if (row.v.ActionType !== 'WmiEventConsumerActivity' && row.v.ActionType !== 'WmiBindEventFilterToConsumer') return undefined
  const text = [additionalField(row, 'Destination'), additionalField(row, 'Consumer'), additionalField(row, 'PossibleCause')].join(' ')
  if (!/commandlineeventconsumer|activescripteventconsumer|command line|script/i.test(text) && !isOdd(text)) return undefined
  if (/scm event log consumer|ntEventLogEventConsumer/i.test(text)) return undefined
  const subject =
    row.actor ??
    subjects.find(
      'scheduledTask',
      { taskName: additionalField(row, 'Name') || cut(additionalField(row, 'Consumer'), 80) },
      { device: row.device, how: 'subscribed through WMI', at: row.at },
    )
  return (
    subject && {
      subject,
      verdict: 'suspicious',
      title: 'WMI event subscription',
      reason: `WMI was told to run: ${cut(text.trim())}`,
      techniques: ['T1546.003'],
      rows: [row.ref],
    }
  )
}

/** What makes a program start again: run keys, services, tasks, the startup folder, WMI. */
export const persistence = defineAnalyzer({
  id: 'persistence',
  title: 'Persistence',
  version: 2,
  reads: ['DeviceRegistryEvents', 'DeviceEvents', 'DeviceFileEvents', 'DeviceProcessEvents'],
  filledBy: `${ENDPOINT_LOGS}, System and Task Scheduler logs`,
  run(gathered) {
    const findings: Finding[] = []
    const examined: Subject[] = []
    const places = [
      ...gathered.registry.map((row) => ({ row, place: ofRegistry(gathered, row) })),
      ...gathered.events.map((row) => ({ row, place: ofEvent(gathered, row) })),
    ]
    for (const { row, place } of places) {
      if (!place) continue
      examined.push(place.subject)
      if (!isOdd(place.command)) continue
      findings.push({
        subject: place.subject,
        verdict: 'suspicious',
        title: place.title,
        reason: `It starts: ${cut(place.command)}`,
        techniques: [place.technique],
        rows: [row.ref],
      })
    }
    for (const row of gathered.events) {
      const found = ofWmi(gathered, row)
      if (found) findings.push(found)
    }
    for (const row of gathered.files) {
      const path = `${row.v.FolderPath}`.toLowerCase().endsWith(`${row.v.FileName}`.toLowerCase())
        ? row.v.FolderPath!
        : `${row.v.FolderPath}\\${row.v.FileName}`
      if (row.v.ActionType !== 'FileCreated' || !STARTUP.test(path)) continue
      const subject = gathered.subjects.find(
        'file',
        { fileName: row.v.FileName!, filePath: path, sha256: row.v.SHA256!, sha1: row.v.SHA1! },
        { device: row.device, how: 'written to the startup folder', at: row.at, facts: { Path: path } },
      )
      if (!subject) continue
      findings.push({
        subject,
        verdict: 'suspicious',
        title: 'File in the startup folder',
        reason: `${path} starts at every logon.`,
        techniques: ['T1547.001'],
        rows: [row.ref],
      })
    }
    for (const { v, ref, subject } of gathered.processes) {
      const command = v.ProcessCommandLine!
      const isTask = programName(v.FileName!) === 'schtasks.exe' && /[-/]create\b/i.test(command)
      const isService = /^(?:sc|cmd)\.exe$/.test(programName(v.FileName!)) && /\bsc(?:\.exe)?"?\s+(?:\\\\\S+\s+)?create\b/i.test(command)
      if (!isTask && !isService) continue
      examined.push(subject)
      const what = isTask ? (/[-/]tr\s+(.*)/i.exec(command)?.[1] ?? '') : (/binpath=\s*(.*)/i.exec(command)?.[1] ?? '')
      if (!isOdd(what)) continue
      findings.push({
        subject,
        verdict: 'suspicious',
        title: isTask ? 'Scheduled task made by command' : 'Service made by command',
        reason: `It is to start: ${cut(what)}`,
        techniques: [isTask ? 'T1053.005' : 'T1543.003'],
        rows: [ref],
      })
    }
    return { examined, findings }
  },
})
