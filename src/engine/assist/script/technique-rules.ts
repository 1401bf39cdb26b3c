/** A technique of ATT&CK that a script's words speak of. */
export interface TechniqueRule {
  readonly id: string
  readonly name: string
  readonly pattern: RegExp
  /** what was seen, as it reads after “because” */
  readonly because: string
}

/** Each rule says which words it goes by; what none of them speaks of is not said to be harmless. */
export const techniqueRules: readonly TechniqueRule[] = [
  {
    id: 'T1059.001',
    name: 'PowerShell',
    pattern: /\b(?:powershell|pwsh)(?:\.exe)?\b|\bInvoke-Expression\b|\biex\b|\bNew-Object\s+(?:System\.)?Net\./i,
    because: 'it runs PowerShell',
  },
  { id: 'T1059.003', name: 'Windows Command Shell', pattern: /\bcmd(?:\.exe)?\s+\/[ck]\b/i, because: 'it runs cmd.exe' },
  {
    id: 'T1059.005',
    name: 'Visual Basic',
    pattern: /\b(?:wscript|cscript)(?:\.exe)?\b|\bCreateObject\s*\(/i,
    because: 'it runs Windows script',
  },
  {
    id: 'T1027.010',
    name: 'Command Obfuscation',
    pattern: /\s[-–—―/]e(?:nc\w*|c)?\s+["']?[A-Za-z0-9+/]{20,}|FromBase64String/i,
    because: 'it hides its command in base64',
  },
  {
    id: 'T1140',
    name: 'Deobfuscate/Decode Files or Information',
    pattern: /FromBase64String|certutil\S*\s+.*-decode|GzipStream|DeflateStream|base64\s+-d/i,
    because: 'it decodes or unpacks what it runs',
  },
  {
    id: 'T1105',
    name: 'Ingress Tool Transfer',
    pattern:
      /Download(?:String|File|Data)|Invoke-WebRequest|\biwr\b|Start-BitsTransfer|-urlcache|bitsadmin\S*\s+\/transfer|\b(?:curl|wget)\S*\s+.*https?:/i,
    because: 'it fetches something from the network',
  },
  { id: 'T1564.003', name: 'Hidden Window', pattern: /[-–—―/]w(?:i|in|ind\w*)?\s+(?:h\w*|1)\b/i, because: 'it hides its window' },
  {
    id: 'T1562.001',
    name: 'Disable or Modify Tools',
    pattern:
      /Set-MpPreference|Add-MpPreference|DisableRealtimeMonitoring|AmsiUtils|amsiInitFailed|AmsiScanBuffer|sc(?:\.exe)?\s+(?:stop|config)\s+windefend/i,
    because: 'it turns protection off or around',
  },
  {
    id: 'T1620',
    name: 'Reflective Code Loading',
    pattern: /Reflection\.Assembly\]?::Load|VirtualAlloc|GetDelegateForFunctionPointer/i,
    because: 'it loads code into memory without a file',
  },
  {
    id: 'T1055',
    name: 'Process Injection',
    pattern: /CreateRemoteThread|WriteProcessMemory|QueueUserAPC/i,
    because: 'it writes into another process',
  },
  { id: 'T1218.005', name: 'Mshta', pattern: /\bmshta(?:\.exe)?\b/i, because: 'it runs mshta' },
  { id: 'T1218.010', name: 'Regsvr32', pattern: /\bregsvr32(?:\.exe)?\b.*(?:\/i:|scrobj)/i, because: 'it runs a scriptlet by regsvr32' },
  { id: 'T1218.011', name: 'Rundll32', pattern: /\brundll32(?:\.exe)?\b/i, because: 'it runs a library by rundll32' },
  {
    id: 'T1047',
    name: 'Windows Management Instrumentation',
    pattern: /\bwmic(?:\.exe)?\b.*\bprocess\b|Invoke-(?:Wmi|Cim)Method|Win32_Process/i,
    because: 'it acts through WMI',
  },
  {
    id: 'T1053.005',
    name: 'Scheduled Task',
    pattern: /\bschtasks(?:\.exe)?\b.*\/create|Register-ScheduledTask/i,
    because: 'it creates a scheduled task',
  },
  {
    id: 'T1547.001',
    name: 'Registry Run Keys / Startup Folder',
    pattern: /\\CurrentVersion\\Run(?:Once)?\b|\\Start Menu\\Programs\\Startup/i,
    because: 'it writes where programs start with the session',
  },
  {
    id: 'T1543.003',
    name: 'Windows Service',
    pattern: /\bsc(?:\.exe)?\s+(?:\\\\\S+\s+)?create\b|New-Service\b/i,
    because: 'it creates a service',
  },
  { id: 'T1136.001', name: 'Local Account', pattern: /\bnet1?(?:\.exe)?\s+user\b.*\/add\b|New-LocalUser/i, because: 'it adds an account' },
  {
    id: 'T1003.001',
    name: 'LSASS Memory',
    pattern: /\blsass\b|MiniDump|sekurlsa|comsvcs\.dll/i,
    because: 'it reaches for the memory that holds credentials',
  },
  {
    id: 'T1003.002',
    name: 'Security Account Manager',
    pattern: /\breg(?:\.exe)?\s+save\s+\S*(?:sam|system|security)\b/i,
    because: 'it writes account hives to a file',
  },
  {
    id: 'T1490',
    name: 'Inhibit System Recovery',
    pattern: /vssadmin\S*\s+delete|shadowcopy\s+delete|recoveryenabled\s+no|wbadmin\S*\s+delete/i,
    because: 'it takes away the way back',
  },
  {
    id: 'T1070.001',
    name: 'Clear Windows Event Logs',
    pattern: /wevtutil\S*\s+(?:cl|clear-log)\b|Clear-EventLog/i,
    because: 'it clears event logs',
  },
  { id: 'T1482', name: 'Domain Trust Discovery', pattern: /nltest\S*\s+\/domain_trusts|Get-ADTrust/i, because: 'it lists domain trusts' },
  { id: 'T1033', name: 'System Owner/User Discovery', pattern: /\bwhoami\b|\bquser\b/i, because: 'it asks who it runs as' },
  { id: 'T1087.002', name: 'Domain Account', pattern: /\bnet1?\s+(?:user|group)\b.*\/dom/i, because: 'it lists accounts of the domain' },
  {
    id: 'T1021.006',
    name: 'Windows Remote Management',
    pattern: /Enter-PSSession|Invoke-Command\b.*-ComputerName|\bwinrs\b/i,
    because: 'it runs on another device',
  },
  {
    id: 'T1560.001',
    name: 'Archive via Utility',
    pattern: /\b(?:rar|7z|7za)(?:\.exe)?\s+a\b|Compress-Archive/i,
    because: 'it packs files',
  },
  {
    id: 'T1567',
    name: 'Exfiltration Over Web Service',
    pattern: /\brclone(?:\.exe)?\b|UploadFile|UploadString|-Method\s+(?:Post|Put)\b.*-InFile/i,
    because: 'it sends files out',
  },
]
