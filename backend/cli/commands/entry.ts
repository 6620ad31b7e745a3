import type { Command } from '../usage.ts'

/** What stands in the overview of a command, and how it is had. */
export type Entry = {
  name: string
  /** As the overview has it, in short. */
  takes: readonly string[]
  group: string
  summary: string
  /** Loaded when asked for: `xio --version` needs none of them. */
  load(): Promise<Command>
}

/** The group of the commands that need a run which goes on. */
export const STEER = 'Steer one that a server holds'
