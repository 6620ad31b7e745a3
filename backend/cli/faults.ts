import { SchemaViolation } from '../../schemas/validate.ts'
import {
  DataDirLocked,
  DataDirUnusable,
  ListenFault,
  MigrationRefused,
  PolicyInvalid,
  RegistryInvalid,
} from '../compose.ts'
import { ConfigInvalid } from '../config.ts'
import { MeetingInvalid } from '../council/meeting/meeting-invalid.ts'
import { StorageFailure } from '../log/failures.ts'
import { CursorInvalid } from '../log/page-cursor.ts'
import { MeetingFileInvalid } from '../minutes/formats/meeting-file.ts'
import { ReadingBusy } from '../minutes/formats/reading-busy.ts'
import { UsageFault } from './usage.ts'

const EXPECTED = [
  UsageFault,
  ConfigInvalid,
  SchemaViolation,
  DataDirLocked,
  DataDirUnusable,
  MigrationRefused,
  StorageFailure,
  CursorInvalid,
  ListenFault,
  PolicyInvalid,
  ReadingBusy,
]

/** What, where and how to mend it, in one line; null for what nobody expected: a bug. */
export function faultLine(error: unknown): string | null {
  if (error instanceof MeetingFileInvalid) return firstOf(error.errors.map(({ message }) => message))
  if (error instanceof MeetingInvalid)
    return firstOf(error.errors.map(({ pointer, message }) => `The meeting: ${pointer} ${message}`))
  if (error instanceof RegistryInvalid)
    return firstOf(
      error.errors.map(({ file, pointer, message }) => `${file}${pointer && ` at ${pointer}`}: ${message}`),
    )
  return error instanceof Error && EXPECTED.some((kind) => error instanceof kind) ? error.message : null
}

const firstOf = ([first = '', ...more]: string[]): string =>
  more.length === 0 ? first : `${first} (and ${more.length} more like it)`
