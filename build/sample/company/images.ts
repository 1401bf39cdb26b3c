import { type Hashes, hashes, integer } from '../digest.ts'
import type { Device } from './devices.ts'

/** A file that is run or loaded, as the sensor describes it. */
export type Image = Hashes & {
  fileName: string
  folder: string
  size: number
  company: string
  product: string
  version: string
  description: string
  originalName: string
  signed: boolean
}

const OS = 'Microsoft® Windows® Operating System'
const S32 = 'C:\\Windows\\System32'
const OFFICE = 'C:\\Program Files\\Microsoft Office\\root\\Office16'
const PLATFORM = 'C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.26020.6-0'

type Listed = readonly [folder: string, description: string, company?: string, product?: string, version?: string]
const MS = 'Microsoft Corporation'

/** What stands on every machine. Windows' own files have the hash of the machine's build. */
const listed: Record<string, Listed> = {
  'ntoskrnl.exe': [S32, 'NT Kernel & System'],
  'smss.exe': [S32, 'Windows Session Manager'],
  'csrss.exe': [S32, 'Client Server Runtime Process'],
  'wininit.exe': [S32, 'Windows Start-Up Application'],
  'winlogon.exe': [S32, 'Windows Logon Application'],
  'services.exe': [S32, 'Services and Controller app'],
  'lsass.exe': [S32, 'Local Security Authority Process'],
  'svchost.exe': [S32, 'Host Process for Windows Services'],
  'spoolsv.exe': [S32, 'Spooler SubSystem App'],
  'userinit.exe': [S32, 'Userinit Logon Application'],
  'explorer.exe': ['C:\\Windows', 'Windows Explorer'],
  'dwm.exe': [S32, 'Desktop Window Manager'],
  'sihost.exe': [S32, 'Shell Infrastructure Host'],
  'taskhostw.exe': [S32, 'Host Process for Windows Tasks'],
  'RuntimeBroker.exe': [S32, 'Runtime Broker'],
  'backgroundTaskHost.exe': [S32, 'Background Task Host'],
  'dllhost.exe': [S32, 'COM Surrogate'],
  'conhost.exe': [S32, 'Console Window Host'],
  'cmd.exe': [S32, 'Windows Command Processor'],
  'rundll32.exe': [S32, 'Windows host process (Rundll32)'],
  'regsvr32.exe': [S32, 'Microsoft(C) Register Server'],
  'reg.exe': [S32, 'Registry Console Tool'],
  'sc.exe': [S32, 'Service Control Manager Configuration Tool'],
  'schtasks.exe': [S32, 'Task Scheduler Configuration Tool'],
  'whoami.exe': [S32, 'whoami - displays logged on user information'],
  'net.exe': [S32, 'Net Command'],
  'net1.exe': [S32, 'Net Command'],
  'nltest.exe': [S32, 'Microsoft® Logon Server Test Utility'],
  'ipconfig.exe': [S32, 'IP Configuration Utility'],
  'systeminfo.exe': [S32, 'Displays system information'],
  'tasklist.exe': [S32, 'Lists the current running tasks'],
  'quser.exe': [S32, 'Query User Utility'],
  'certutil.exe': [S32, 'CertUtil.exe'],
  'bitsadmin.exe': [S32, 'BITS administration utility'],
  'wevtutil.exe': [S32, 'Eventing Command Line Utility'],
  'vssadmin.exe': [S32, 'Command Line Interface for Microsoft® Volume Shadow Copy Service'],
  'fodhelper.exe': [S32, 'Features On Demand Helper'],
  'gpupdate.exe': [S32, 'Microsoft® Group Policy Update Utility'],
  'mstsc.exe': [S32, 'Remote Desktop Connection'],
  'rdpclip.exe': [S32, 'RDP Clipboard Monitor'],
  'notepad.exe': [S32, 'Notepad'],
  'wscript.exe': [S32, 'Microsoft ® Windows Based Script Host'],
  'SearchProtocolHost.exe': [S32, 'Microsoft Windows Search Protocol Host'],
  'SearchFilterHost.exe': [S32, 'Microsoft Windows Search Filter Host'],
  'UsoClient.exe': [S32, 'UsoClient'],
  'WmiPrvSE.exe': [`${S32}\\wbem`, 'WMI Provider Host'],
  'WMIC.exe': [`${S32}\\wbem`, 'WMI Commandline Utility'],
  'powershell.exe': [`${S32}\\WindowsPowerShell\\v1.0`, 'Windows PowerShell'],
  'TrustedInstaller.exe': ['C:\\Windows\\servicing', 'Windows Modules Installer'],
  'TiWorker.exe': ['C:\\Windows\\WinSxS\\amd64_microsoft-windows-servicingstack', 'Windows Modules Installer Worker'],
  'dns.exe': [S32, 'Domain Name System (DNS) Server'],
  'dfsrs.exe': [S32, 'Distributed File System Replication'],
  'MsMpEng.exe': [PLATFORM, 'Antimalware Service Executable'],
  'MpCmdRun.exe': [PLATFORM, 'Microsoft Malware Protection Command Line Utility'],
  'MsSense.exe': [
    'C:\\Program Files\\Windows Defender Advanced Threat Protection',
    'Windows Defender Advanced Threat Protection Service Executable',
  ],
  'SenseIR.exe': [
    'C:\\Program Files\\Windows Defender Advanced Threat Protection',
    'Windows Defender Advanced Threat Protection Sense IR module',
  ],
  'kernel32.dll': [S32, 'Windows NT BASE API Client DLL'],
  'amsi.dll': [S32, 'Anti-Malware Scan Interface'],
  'comsvcs.dll': [S32, 'COM+ Services'],
  'dbghelp.dll': [S32, 'Windows Image Helper'],
  'winhttp.dll': [S32, 'Windows HTTP Services'],
  'crypt32.dll': [S32, 'Crypto API32'],
  'samlib.dll': [S32, 'SAM Library DLL'],
  'vaultcli.dll': [S32, 'Credential Vault Client Library'],
  'taskschd.dll': [S32, 'Task Scheduler COM API'],
  'wbemcomn.dll': [S32, 'WMI'],
  'System.Management.Automation.dll': ['C:\\Windows\\assembly\\NativeImages_v4.0.30319_64', 'System.Management.Automation'],
  'WINWORD.EXE': [OFFICE, 'Microsoft Word', MS, 'Microsoft Office', '16.0.18526.20264'],
  'EXCEL.EXE': [OFFICE, 'Microsoft Excel', MS, 'Microsoft Office', '16.0.18526.20264'],
  'POWERPNT.EXE': [OFFICE, 'Microsoft PowerPoint', MS, 'Microsoft Office', '16.0.18526.20264'],
  'OUTLOOK.EXE': [OFFICE, 'Microsoft Outlook', MS, 'Microsoft Office', '16.0.18526.20264'],
  'VBE7.DLL': [
    'C:\\Program Files\\Common Files\\Microsoft Shared\\VBA\\VBA7.1',
    'Visual Basic Design Time Environment',
    MS,
    'Microsoft Office',
    '7.1.11.53',
  ],
  'msedge.exe': ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application', 'Microsoft Edge', MS, 'Microsoft Edge', '134.0.3124.93'],
  'MicrosoftEdgeUpdate.exe': [
    'C:\\Program Files (x86)\\Microsoft\\EdgeUpdate',
    'Microsoft Edge Update',
    MS,
    'Microsoft Edge Update',
    '1.3.195.49',
  ],
  'ms-teams.exe': ['C:\\Program Files\\WindowsApps\\MSTeams_25044', 'Microsoft Teams', MS, 'Microsoft Teams', '25044.2208.3471'],
  'OneDrive.exe': ['C:\\Program Files\\Microsoft OneDrive', 'Microsoft OneDrive', MS, 'Microsoft OneDrive', '25.046.0310'],
  'IntuneManagementExtension.exe': [
    'C:\\Program Files (x86)\\Microsoft Intune Management Extension',
    'Microsoft.Management.Services.IntuneWindowsAgent',
    MS,
    'Microsoft Intune',
    '1.88.105',
  ],
  'sqlservr.exe': [
    'C:\\Program Files\\Microsoft SQL Server\\MSSQL16\\MSSQL\\Binn',
    'SQL Server Windows NT - 64 Bit',
    MS,
    'Microsoft SQL Server',
    '16.0.4185',
  ],
  'PDFReader.exe': ['C:\\Program Files\\Papyrus\\PDF Reader', 'Papyrus PDF Reader', 'Papyrus Software', 'Papyrus PDF Reader', '11.2.4'],
  'HullCAD.exe': ['C:\\Program Files\\HullCAD 2025', 'HullCAD', 'Keelson Systems', 'HullCAD', '25.1.0'],
  'git.exe': ['C:\\Program Files\\Git\\cmd', 'Git for Windows', 'The Git Development Community', 'Git', '2.48.1'],
  'node.exe': ['C:\\Program Files\\nodejs', 'Node.js JavaScript Runtime', 'Node.js', 'Node.js', '22.14.0'],
  'python.exe': ['C:\\Program Files\\Python313', 'Python', 'Python Software Foundation', 'Python', '3.13.2'],
  'Code.exe': ['C:\\Program Files\\Microsoft VS Code', 'Visual Studio Code', MS, 'Visual Studio Code', '1.98.2'],
  '7z.exe': ['C:\\Program Files\\7-Zip', '7-Zip Console', 'Igor Pavlov', '7-Zip', '24.09'],
  'PsExec64.exe': [
    'C:\\Tools\\Sysinternals',
    'Execute processes remotely',
    'Sysinternals - www.sysinternals.com',
    'Sysinternals PsExec',
    '2.43',
  ],
  'PSEXESVC.exe': ['C:\\Windows', 'PsExec Service', 'Sysinternals', 'Sysinternals PsExec', '2.43'],
  'HarborBackup.exe': ['C:\\Program Files\\Harbor Backup', 'Harbor Backup Agent', 'Harbor Data Protection', 'Harbor Backup', '8.4.1'],
  'InventoryAgent.exe': ['C:\\Program Files\\Inventory Agent', 'Inventory Agent', 'Ledgerline Tools', 'Inventory Agent', '5.3.0'],
  'ErpServer.exe': ['D:\\Erp\\bin', 'Shipyard ERP application server', 'Keelson Systems', 'Shipyard ERP', '14.6.2'],
}

const known = new Map<string, Image>()

export function image(fileName: string, device: Device): Image {
  const entry = listed[fileName]
  if (!entry) throw new Error(`no image ${fileName}`)
  const [folder, description, company = MS, product = OS, version] = entry
  const shown = version ?? `10.0.${device.os.build}.${device.os.revision}`
  const key = `${fileName} ${shown}`
  const held = known.get(key)
  if (held) return held
  const size = 24_000 + integer(`size ${key}`, 4_000_000)
  const made = {
    ...hashes(`image ${key}`),
    fileName,
    folder,
    size,
    company,
    product,
    version: shown,
    description,
    originalName: fileName,
    signed: true,
  }
  known.set(key, made)
  return made
}

/** A file that somebody brought: no publisher, no signature. */
export function broughtImage(fileName: string, folder: string, size: number, more: Partial<Image> = {}): Image {
  return {
    ...hashes(`brought ${fileName} ${size}`),
    fileName,
    folder,
    size,
    company: '',
    product: '',
    version: '',
    description: '',
    originalName: '',
    signed: false,
    ...more,
  }
}

export const pathOf = (file: { folder: string; fileName: string }): string => `${file.folder}\\${file.fileName}`
