import { defineAnalyzer, ENDPOINT_LOGS, type Finding } from '../analyzer.ts'
import { cut, programName } from './command-words.ts'
import { lolbinPatterns } from './lolbin-patterns.ts'

/** Programs of the system used in ways known from intrusions. What most of the case's devices run is part of their day. */
export const lolbin = defineAnalyzer({
  id: 'lolbin',
  title: 'Known living-off-the-land patterns',
  version: 1,
  reads: ['DeviceProcessEvents'],
  filledBy: ENDPOINT_LOGS,
  run({ processes, prevalence }) {
    const findings: Finding[] = []
    for (const { v, ref, subject } of processes) {
      const name = programName(v.FileName!)
      const command = v.ProcessCommandLine!
      const found = lolbinPatterns.find((pattern) => pattern.programs.test(name) && pattern.command.test(command))
      if (!found || prevalence.isEveryday(command)) continue
      findings.push({
        subject,
        verdict: found.verdict,
        title: found.title,
        reason: `${name} was run as: ${cut(command)}`,
        techniques: [found.technique],
        rows: [ref],
      })
    }
    return { examined: processes.filter((row) => row.v.ProcessCommandLine).map((row) => row.subject), findings }
  },
})
