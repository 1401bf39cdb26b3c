import type { Cells } from './event-mapping.ts'
import { additional, fileAt } from './fields.ts'

interface InstalledService {
  readonly name: string
  readonly path: string
  readonly account: string
  readonly start: string
  readonly type: string
}

/** The program a service's command starts: what is quoted, else up to its first `.exe` or `.sys`, else the first word. */
export function programOf(command: string): string {
  const quoted = /^\s*"([^"]+)"/.exec(command)?.[1]
  if (quoted !== undefined) return quoted
  return /^\s*(.*?\.(?:exe|sys|dll|com|bat|cmd))(?=\s|$)/i.exec(command)?.[1] ?? command.trim().split(/\s+/, 1)[0] ?? ''
}

/** A service that was installed: its program in the file columns, its command whole beside. */
export function serviceCells(service: InstalledService): Cells {
  return {
    ...fileAt(programOf(service.path)),
    AdditionalFields: additional({
      ServiceName: service.name,
      ServiceImagePath: service.path,
      ServiceAccount: service.account,
      ServiceStartType: service.start,
      ServiceType: service.type,
    }),
  }
}
