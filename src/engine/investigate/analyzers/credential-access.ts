import { defineAnalyzer, ENDPOINT_LOGS, type Finding } from '../analyzer.ts'
import { additionalField } from '../seen-row.ts'
import { cut, programName } from './command-words.ts'

interface Pattern {
  readonly title: string
  readonly command: RegExp
  readonly verdict: Finding['verdict']
  readonly technique: string
}

const COMMANDS: readonly Pattern[] = [
  {
    title: 'Memory of lsass dumped by comsvcs',
    command: /comsvcs(?:\.dll)?["']?\s*,?\s*(?:#(?:\+|-)?0*24|minidump)/i,
    verdict: 'malicious',
    technique: 'T1003.001',
  },
  {
    title: 'Memory of lsass dumped',
    command: /(?:procdump|sqldumper|createdump|rdrleakdiag|nanodump|dumpert).*(?:lsass|[-/]ma\b.*\b\d{3,})|[-/]ma\s+["']?lsass/i,
    verdict: 'malicious',
    technique: 'T1003.001',
  },
  {
    title: 'Mimikatz',
    command: /sekurlsa::|lsadump::|kerberos::(?:golden|ptt|list)|privilege::debug|token::elevate|invoke-mimikatz/i,
    verdict: 'malicious',
    technique: 'T1003',
  },
  {
    title: 'Account database saved from the registry',
    // of SYSTEM only the whole hive holds the key to the others; keys within it are exported every day
    command: /reg(?:\.exe)?["']?\s+(?:save|export)\s+["']?(?:hklm|hkey_local_machine)\\(?:sam\b|security\b|system\\?(?=["'\s]|$))/i,
    verdict: 'malicious',
    technique: 'T1003.002',
  },
  {
    title: 'Directory database copied',
    command: /ntdsutil.*\b(?:ifm|create\s+full)\b|ntds\.dit/i,
    verdict: 'malicious',
    technique: 'T1003.003',
  },
  {
    title: 'Shadow copy read',
    command: /globalroot\\device\\harddiskvolumeshadowcopy\d+.*(?:ntds|sam|system|security)/i,
    verdict: 'malicious',
    technique: 'T1003.003',
  },
  {
    title: 'All shadow copies deleted',
    command:
      /(?:vssadmin(?:\.exe)?["']?\s+delete\s+shadows(?!.*\/oldest)|wmic.*shadowcopy.*delete|win32_shadowcopy.*(?:\.delete\(\)|remove-wmiobject|remove-ciminstance)|wbadmin(?:\.exe)?["']?\s+delete\s+(?:catalog|systemstatebackup)|bcdedit.*recoveryenabled\s+no)/i,
    verdict: 'malicious',
    technique: 'T1490',
  },
  {
    title: 'Shadow copy made',
    command: /vssadmin(?:\.exe)?["']?\s+create\s+shadow|wmic.*shadowcopy.*call\s+create|diskshadow/i,
    verdict: 'suspicious',
    technique: 'T1003.003',
  },
  {
    title: 'Stored credentials listed',
    command: /vaultcmd.*\/list|cmdkey(?:\.exe)?["']?\s+\/list|findstr.*(?:cpassword|password).*\.(?:xml|ini|txt|config)/i,
    verdict: 'suspicious',
    technique: 'T1552',
  },
]

/** PROCESS_VM_READ: without it nothing of the memory can be read. */
const VM_READ = 0x10
/** Parts of Windows and of its protection that read lsass in the course of their work. */
const TRUSTED_READERS =
  /\\windows\\(?:system32|syswow64)\\(?:wbem\\)?(?:csrss|wininit|services|svchost|lsass|lsm|wmiprvse|taskmgr|werfault|werfaultsecure|vmtoolsd|msiexec)\.exe$|\\program files(?: \(x86\))?\\(?:windows defender|microsoft security client|vmware)\\|\\programdata\\microsoft\\windows defender\\/i

const accessOf = (text: string): number => (text.startsWith('0x') ? Number.parseInt(text, 16) : Number(text))

/** Reaching for credentials: the memory of lsass, account databases, shadow copies. */
export const credentialAccess = defineAnalyzer({
  id: 'credential-access',
  title: 'Credential access',
  version: 2,
  reads: ['DeviceProcessEvents', 'DeviceEvents', 'DeviceFileEvents'],
  filledBy: ENDPOINT_LOGS,
  run({ processes, events, files, prevalence }) {
    const findings: Finding[] = []
    for (const { v, ref, subject } of processes) {
      const command = v.ProcessCommandLine!
      const found = COMMANDS.find((pattern) => pattern.command.test(command))
      if (!found || prevalence.isEveryday(command)) continue
      findings.push({
        subject,
        verdict: found.verdict,
        title: found.title,
        reason: `${programName(v.FileName!)} was run as: ${cut(command)}`,
        techniques: [found.technique],
        rows: [ref],
      })
    }
    const opened = events.filter(
      (row) =>
        row.actor &&
        /^(?:OpenProcessApiCall|ReadProcessMemoryApiCall|CreateRemoteThreadApiCall)$/.test(row.v.ActionType!) &&
        programName(row.v.FileName!) === 'lsass.exe',
    )
    for (const row of opened) {
      const access = accessOf(additionalField(row, 'DesiredAccess', 'GrantedAccess'))
      const path = row.v.InitiatingProcessFolderPath!
      const reader = /[\\/][^\\/]+\.exe$/i.test(path) ? path : `${path}\\${row.v.InitiatingProcessFileName}`
      const reads = row.v.ActionType !== 'OpenProcessApiCall' || Number.isNaN(access) || (access & VM_READ) !== 0
      if (!reads || TRUSTED_READERS.test(reader)) continue
      const how = Number.isNaN(access) ? '' : ` with access 0x${access.toString(16)}`
      findings.push({
        subject: row.actor!,
        verdict: 'suspicious',
        title: 'Memory of lsass opened for reading',
        reason: `${row.v.InitiatingProcessFileName} opened lsass.exe${how}.`,
        techniques: ['T1003.001'],
        rows: [row.ref],
      })
    }
    const dumps = files.filter(
      (row) => row.actor && row.v.ActionType === 'FileCreated' && /^(?:lsass.*\.(?:dmp|mdmp)|.*\.kirbi|ntds\.dit)$/i.test(row.v.FileName!),
    )
    for (const row of dumps) {
      findings.push({
        subject: row.actor!,
        verdict: 'malicious',
        title: 'Credentials written to a file',
        reason: `${row.v.InitiatingProcessFileName} wrote ${row.v.FileName}.`,
        techniques: ['T1003'],
        rows: [row.ref],
      })
    }
    const examined = [
      ...processes.filter((row) => row.v.ProcessCommandLine).map((row) => row.subject),
      ...[...opened, ...dumps].map((row) => row.actor!),
    ]
    return { examined, findings }
  },
})
