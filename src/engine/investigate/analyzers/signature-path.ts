import { defineAnalyzer, ENDPOINT_LOGS, type Finding } from '../analyzer.ts'
import { isUserWritable, programName, wholePath } from './command-words.ts'

/** Windows' own programs and the folders they run from. */
const HOMES: readonly (readonly [programs: string, folder: RegExp])[] = [
  [
    'svchost.exe lsass.exe services.exe smss.exe csrss.exe wininit.exe winlogon.exe lsm.exe spoolsv.exe taskhostw.exe dllhost.exe conhost.exe rundll32.exe regsvr32.exe cmd.exe wscript.exe cscript.exe mshta.exe certutil.exe schtasks.exe vssadmin.exe',
    /^(?:[a-z]:|\\device\\harddiskvolume\d+|\\\?\?\\[a-z]:)?\\windows\\(?:system32|syswow64|sysnative|winsxs)\\/i,
  ],
  ['explorer.exe', /^(?:[a-z]:|\\device\\harddiskvolume\d+)?\\windows\\(?:syswow64\\|winsxs\\.*)?explorer\.exe$/i],
  ['powershell.exe', /\\windows\\(?:system32|syswow64|winsxs)\\/i],
]
const homeOf = new Map(HOMES.flatMap(([programs, folder]) => programs.split(' ').map((program) => [program, folder] as const)))

const DOUBLE_EXTENSION = /\.(?:pdf|docx?|xlsx?|pptx?|txt|jpe?g|png|zip)\.(?:exe|scr|com|bat|cmd|js|vbs|hta|lnk)$/i

/** Programs whose own name in their version resource says more than the name they run under. */
const RENAMED =
  /^(?:psexe(?:c|svc)(?:\.c|\.exe)?|mimikatz\.exe|rclone\.exe|procdump(?:64)?(?:\.exe)?|cmd\.exe|powershell\.exe|rundll32\.exe|regsvr32\.exe|certutil\.exe|mshta\.exe|wscript\.exe|cscript\.exe|adfind\.exe|7z\.exe|plink(?:\.exe)?)$/i

/** Names a program was built under, as its version resource writes them: `PowerShell.EXE`, `Cmd.Exe`, `CertUtil.exe`. */
function isRenamed(runs: string, original: string): boolean {
  if (!RENAMED.test(original)) return false
  const stem = (name: string) =>
    name
      .toLowerCase()
      .replace(/\.(?:exe|c|mui)$/, '')
      .replace(/64$/, '')
  return stem(original) !== stem(runs)
}

/** Programs that run from where they do not belong, or under a name that is not theirs. */
export const signaturePath = defineAnalyzer({
  id: 'signature-path',
  title: 'Signature and path anomalies',
  version: 1,
  reads: ['DeviceProcessEvents'],
  filledBy: ENDPOINT_LOGS,
  run({ processes }) {
    const findings: Finding[] = []
    for (const { v, ref, subject } of processes) {
      const path = wholePath(v.FolderPath!, v.FileName!)
      const name = programName(v.FileName || path)
      const home = homeOf.get(name)
      const add = (verdict: Finding['verdict'], title: string, reason: string, technique: string) =>
        findings.push({ subject, verdict, title, reason, techniques: [technique], rows: [ref] })
      if (home && /[\\/]/.test(path) && !home.test(path))
        add('malicious', 'System program outside its folder', `${name} is a part of Windows, but ran from ${path}.`, 'T1036.005')
      if (DOUBLE_EXTENSION.test(name))
        add('malicious', 'Double file extension', `${v.FileName} hides that it is a program behind another extension.`, 'T1036.007')
      const original = v.ProcessVersionInfoOriginalFileName!
      if (isRenamed(name, original))
        add(
          'suspicious',
          'Renamed program',
          `The program calls itself ${original} in its version resource, but ran as ${v.FileName}.`,
          'T1036.003',
        )
      else if (/\.(?:exe|scr|com)$/i.test(name) && isUserWritable(path) && v.ProcessVersionInfoCompanyName === '' && !home)
        add(
          'suspicious',
          'Unnamed program in a user’s folder',
          `${path} names no publisher and lies where any user may write.`,
          'T1204.002',
        )
    }
    return { examined: processes.map((row) => row.subject), findings }
  },
})
