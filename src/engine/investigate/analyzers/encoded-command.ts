import { defineAnalyzer, ENDPOINT_LOGS, type Finding } from '../analyzer.ts'
import { additionalField } from '../seen-row.ts'
import { cut, programName } from './command-words.ts'
import { decodedCommand } from './decoded-command.ts'

/** What a script does that a script for daily work does not. */
const BAD =
  /(?:net\.webclient|invoke-webrequest|\biwr\b|start-bitstransfer|downloadstring|downloadfile|downloaddata)[\s\S]*(?:rundll32|regsvr32|mshta|invoke-expression|\biex\b|\[reflection\.assembly\]|start-process)|(?:\biex\b|invoke-expression)[\s\S]*(?:downloadstring|net\.webclient|frombase64string)|amsiinitfailed|amsiutils|virtualalloc|createthread|\[system\.reflection\.assembly\]::load|reflection\.emit|invoke-mimikatz|invoke-shellcode|scriptblocklogging/i

const OBFUSCATED =
  /(?:\^[a-z]){4}|(?:\[char\]\s*\d+\s*\+\s*){3}|-join\s*\(?\s*\(?['"(]|(?:['"]\s*\+\s*['"][^'"]{0,6}){4}|\{\d\}\{\d\}\{\d\}["']\s*-f/i

/** Commands that hide what they do. What they hide is decoded and read. */
export const encodedCommand = defineAnalyzer({
  id: 'encoded-command',
  title: 'Encoded and obfuscated command lines',
  version: 1,
  reads: ['DeviceProcessEvents', 'DeviceEvents'],
  filledBy: `${ENDPOINT_LOGS}, PowerShell’s operational log`,
  run({ processes, events, prevalence }) {
    const findings: Finding[] = []
    for (const { v, ref, subject } of processes) {
      const command = v.ProcessCommandLine!
      const decoded = decodedCommand(command)
      if ((decoded === null && !OBFUSCATED.test(command) && !BAD.test(command)) || prevalence.isEveryday(command)) continue
      const isBad = BAD.test(decoded ?? command)
      findings.push({
        subject,
        verdict: isBad ? 'malicious' : 'suspicious',
        title: decoded === null ? (isBad ? 'Script that fetches and runs code' : 'Obfuscated command line') : 'Encoded command line',
        reason: decoded === null ? `${programName(v.FileName!)} was run as: ${cut(command)}` : `Decoded, it reads: ${cut(decoded)}`,
        techniques: ['T1027', 'T1059.001'],
        rows: [ref],
      })
    }
    const scripts = events.filter((row) => row.v.ActionType === 'PowerShellCommand' && row.actor)
    for (const row of scripts) {
      const script = additionalField(row, 'Command')
      if (!BAD.test(script)) continue
      findings.push({
        subject: row.actor!,
        verdict: 'malicious',
        title: 'Script that fetches or hides code',
        reason: `PowerShell compiled: ${cut(BAD.exec(script)?.[0] ?? script)}`,
        techniques: ['T1059.001'],
        rows: [row.ref],
      })
    }
    const examined = [...processes.filter((row) => row.v.ProcessCommandLine).map((row) => row.subject), ...scripts.map((row) => row.actor!)]
    return { examined, findings }
  },
})
