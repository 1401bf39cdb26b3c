/** Uses of programs that come with the system, known from LOLBAS, by which intruders run or fetch things. */
export interface LolbinPattern {
  readonly title: string
  readonly programs: RegExp
  readonly command: RegExp
  readonly verdict: 'suspicious' | 'malicious'
  readonly technique: string
}

const uses = (
  title: string,
  programs: RegExp,
  command: RegExp,
  technique: string,
  verdict: LolbinPattern['verdict'] = 'suspicious',
): LolbinPattern => ({ title, programs, command, verdict, technique })

export const lolbinPatterns: readonly LolbinPattern[] = [
  uses('Scriptlet run by regsvr32', /^regsvr32\.exe$/, /\/i:\s*["']?(?:https?:|\\\\)|scrobj\.dll/i, 'T1218.010', 'malicious'),
  uses('Script run by mshta', /^mshta\.exe$/, /https?:|javascript:|vbscript:|\\\\[^\\]+\\/i, 'T1218.005', 'malicious'),
  uses(
    'Page of a user’s folder run by mshta',
    /^mshta\.exe$/,
    /\\(?:users\\[^\\]+\\(?:appdata|downloads|desktop|documents)|users\\public|windows\\temp|programdata)\\[^"]*\.hta/i,
    'T1218.005',
  ),
  uses(
    'Script run by rundll32',
    /^rundll32\.exe$/,
    /javascript:|vbscript:|mshtml,?\s*runhtmlapplication|url\.dll,|advpack\.dll,\s*launchinfsection/i,
    'T1218.011',
    'malicious',
  ),
  uses(
    'Library of a user’s folder run by rundll32',
    /^rundll32\.exe$/,
    /\\(?:users\\[^\\]+\\(?:appdata|downloads|desktop|documents|music)|users\\public|windows\\temp|programdata)\\[^,"]+\.?\w*["']?,/i,
    'T1218.011',
  ),
  uses(
    'Download by certutil',
    /^certutil\.exe$/,
    /[-/](?:urlcache|verifyctl)\b.*https?:|https?:.*[-/](?:urlcache|verifyctl)\b/i,
    'T1105',
    'malicious',
  ),
  uses('File decoded by certutil', /^certutil\.exe$/, /[-/](?:decode|decodehex)\b/i, 'T1140'),
  uses('Download by bitsadmin', /^bitsadmin\.exe$/, /\/(?:transfer|addfile|setnotifycmdline)\b/i, 'T1197'),
  uses('Process made by WMI', /^wmic\.exe$/, /process\s+call\s+create|\/node:/i, 'T1047'),
  uses('Script run by WMI format', /^wmic\.exe$/, /\/format:\s*["']?(?:https?:|[^\s"']+\.xsl)/i, 'T1220', 'malicious'),
  uses(
    'Code built and run by MSBuild',
    /^msbuild\.exe$/,
    /\\(?:users\\[^\\]+\\appdata|windows\\temp|programdata|users\\public)\\/i,
    'T1127.001',
  ),
  uses('Code run by InstallUtil', /^installutil\.exe$/, /\/logfile=\s*\/|\/u\b.*\\(?:users|temp|programdata)\\/i, 'T1218.004'),
  uses('Code run by CMSTP', /^cmstp\.exe$/, /\/(?:s|ni|au)\b.*\.inf/i, 'T1218.003'),
  uses('Package run by msiexec from the network', /^msiexec\.exe$/, /\/(?:i|package|y|z)\s*["']?(?:https?:|\\\\)/i, 'T1218.007'),
  uses(
    'Script run from a user’s folder',
    /^[wc]script\.exe$/,
    /\\(?:users\\[^\\]+\\(?:appdata|downloads|desktop)|users\\public|windows\\temp|programdata)\\[^"]+\.(?:js|jse|vbs|vbe|wsf)/i,
    'T1059.005',
  ),
  uses('Command run by forfiles or pcalua', /^(?:forfiles|pcalua)\.exe$/, /\/c\s|[-/]a\s/i, 'T1202'),
  uses(
    'Protection turned off',
    /^(?:powershell|pwsh|cmd|reg|sc|net1?)\.exe$/,
    /set-mppreference\s+-disable|disablerealtimemonitoring|(?:sc(?:\.exe)?"?\s+(?:stop|delete|config)|net1?(?:\.exe)?"?\s+stop)\s+"?(?:windefend|sense|wdnissvc)/i,
    'T1562.001',
    'malicious',
  ),
  uses(
    'Event log cleared',
    /^(?:wevtutil|powershell|pwsh|cmd)\.exe$/,
    /wevtutil(?:\.exe)?"?\s+(?:cl|clear-log)\b|clear-eventlog/i,
    'T1070.001',
    'malicious',
  ),
  uses('Program run on another device by PsExec', /^psexe[c64]*\.exe$/, /\\\\[\w.-]+/i, 'T1569.002'),
]
