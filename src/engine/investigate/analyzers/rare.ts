import { defineAnalyzer, ENDPOINT_LOGS, type Finding } from '../analyzer.ts'
import { FEW_DEVICES } from '../prevalence.ts'
import { isUserWritable, programName, wholePath } from './command-words.ts'

const INSTALLED = /^(?:[a-z]:)?\\(?:windows|program files(?: \(x86\))?)\\/i

/** Programs that only one device of the case ever ran, from a place where nothing is installed. */
export const rare = defineAnalyzer({
  id: 'rare-in-case',
  title: 'Rare in the case',
  version: 1,
  reads: ['DeviceProcessEvents'],
  filledBy: ENDPOINT_LOGS,
  run({ processes, prevalence }) {
    // few devices tell nothing of what is rare among them
    if (prevalence.devices < FEW_DEVICES) return { examined: [], findings: [] }
    const hashed = processes.filter((row) => row.v.SHA256 || row.v.SHA1)
    prevalence.count('DeviceProcessEvents', 'SHA256', hashed.map((row) => row.v.SHA256!).filter(Boolean))
    const findings: Finding[] = []
    const told = new Set<string>()
    for (const { v, ref, subject } of hashed) {
      const [column, hash] = v.SHA256 ? (['SHA256', v.SHA256] as const) : (['SHA1', v.SHA1!] as const)
      const path = wholePath(v.FolderPath!, v.FileName!)
      if (told.has(`${subject.key}`) || INSTALLED.test(path) || !isUserWritable(path)) continue
      if (!prevalence.isRare('DeviceProcessEvents', column, hash)) continue
      told.add(subject.key)
      findings.push({
        subject,
        verdict: 'suspicious',
        title: 'Program seen on one device only',
        reason: `Of ${prevalence.devices} devices only this one ran ${programName(path)} (${column} ${hash.slice(0, 12)}…), and from ${path}.`,
        techniques: ['T1204'],
        rows: [ref],
      })
    }
    return { examined: hashed.map((row) => row.subject), findings }
  },
})
