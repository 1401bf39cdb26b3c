/** The processes an engine keeps: one writer, and a few queries that may be killed at any moment. */
export type Role = 'writer' | 'query'

/** One spawned process as the coordinator sees it, whatever spawned it (Node's child_process, Electron's utilityProcess). */
export interface Channel {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once, when the process is gone; `code` is null where a signal ended it. */
  onExit(listener: (code: number | null) => void): void
  /** Ends the process at once, even where it is inside SQLite. */
  kill(): void
}

/** How this host starts a process of that role; the process's entry is `src/process/<role>.ts`, or its bundle. */
export type Spawn = (role: Role) => Channel
