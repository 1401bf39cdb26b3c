import { defineAnalyzer, ENDPOINT_LOGS, type Finding } from '../analyzer.ts'
import { cut, programName, SCRIPT_HOSTS } from './command-words.ts'

interface Pair {
  readonly title: string
  readonly parents: RegExp
  readonly children: RegExp
  readonly because: string
  readonly technique: string
  readonly verdict: Finding['verdict']
}

const shells = new RegExp(
  `^(?:${[...SCRIPT_HOSTS].map((name) => name.replace('.', '\\.')).join('|')}|bitsadmin\\.exe|certutil\\.exe|schtasks\\.exe)$`,
)

const PAIRS: readonly Pair[] = [
  {
    title: 'Shell started by an Office program',
    parents: /^(?:winword|excel|powerpnt|outlook|onenote|mspub|visio|msaccess)\.exe$/,
    children: shells,
    because: 'documents do not start shells',
    technique: 'T1204.002',
    verdict: 'malicious',
  },
  {
    title: 'Shell started by a reader',
    parents: /^(?:acrord32|acrobat|foxitreader|hh)\.exe$/,
    children: shells,
    because: 'readers do not start shells',
    technique: 'T1204.002',
    verdict: 'suspicious',
  },
  {
    title: 'Shell started by a web or database server',
    parents: /^(?:w3wp|httpd|nginx|tomcat\d*|php-cgi|sqlservr|java)\.exe$/,
    children: /^(?:cmd|powershell|pwsh|wscript|cscript|whoami|net1?|certutil|bitsadmin)\.exe$/,
    because: 'a server that starts a shell may run what a visitor sent',
    technique: 'T1505.003',
    verdict: 'suspicious',
  },
  {
    title: 'Program started through WMI',
    parents: /^wmiprvse\.exe$/,
    children: /^(?:cmd|powershell|pwsh|mshta|rundll32|regsvr32|wscript|cscript)\.exe$/,
    because: 'this is how a program is started from another device by WMI',
    technique: 'T1047',
    verdict: 'suspicious',
  },
  {
    title: 'Program started through remote management',
    parents: /^wsmprovhost\.exe$/,
    children: /^(?:cmd|mshta|rundll32|regsvr32|wscript|cscript|net1?|nltest|whoami)\.exe$/,
    because: 'this is how a program is started from another device by PowerShell remoting',
    technique: 'T1021.006',
    verdict: 'suspicious',
  },
  {
    title: 'Child of a process that has none',
    parents: /^(?:lsass|csrss|smss|lsm|dwm|fontdrvhost|spoolsv)\.exe$/,
    children: /^(?:cmd|powershell|pwsh|rundll32|mshta|wscript|cscript|net1?|whoami)\.exe$/,
    because: 'that part of Windows starts no shells',
    technique: 'T1055',
    verdict: 'malicious',
  },
  {
    title: 'Shell started as a service',
    parents: /^services\.exe$/,
    children: /^(?:cmd|powershell|pwsh|mshta|rundll32|regsvr32)\.exe$/,
    because: 'a service that is a shell was made to run a command',
    technique: 'T1569.002',
    verdict: 'suspicious',
  },
]

/** Programs that do not start one another on their own. */
export const parentChild = defineAnalyzer({
  id: 'parent-child',
  title: 'Parent-child anomalies',
  version: 1,
  reads: ['DeviceProcessEvents'],
  filledBy: ENDPOINT_LOGS,
  run({ processes, prevalence }) {
    const told = processes.filter((row) => row.v.InitiatingProcessFileName)
    const findings: Finding[] = []
    for (const { v, ref, subject } of told) {
      const [parent, child] = [programName(v.InitiatingProcessFileName!), programName(v.FileName!)]
      const pair = PAIRS.find((one) => one.parents.test(parent) && one.children.test(child))
      if (!pair || prevalence.isEveryday(v.ProcessCommandLine!)) continue
      findings.push({
        subject,
        verdict: pair.verdict,
        title: pair.title,
        reason: `${parent} started ${child} (${cut(v.ProcessCommandLine!, 120)}); ${pair.because}.`,
        techniques: [pair.technique],
        rows: [ref],
      })
    }
    return { examined: told.map((row) => row.subject), findings }
  },
})
