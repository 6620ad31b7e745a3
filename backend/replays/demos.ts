import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FiledRecording } from './recordings.ts'

const DEMOS = fileURLToPath(new URL('../../registry/demos', import.meta.url))

/** The recorded councils that ship with the program, by the names of their files; each is read when somebody asks. */
export function demoRecordings(directory = DEMOS): FiledRecording[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => ({
      id: `demo-${path.basename(name, '.jsonl')}`,
      workspaceId: 'main',
      file: path.join(directory, name),
    }))
}
