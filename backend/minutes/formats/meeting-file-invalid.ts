/** One fault of a meeting file, ready to be shown: `message` alone names file, place and remedy. */
export type MeetingFileFault = { line: number | null; pointer: string; message: string }

/** A meeting file that cannot be used. */
export class MeetingFileInvalid extends Error {
  readonly file: string
  readonly errors: MeetingFileFault[]

  constructor(file: string, errors: MeetingFileFault[]) {
    super(errors.map(({ message }) => message).join('\n'))
    this.name = 'MeetingFileInvalid'
    this.file = file
    this.errors = errors
  }
}

/** A fault at its place, as the one line that is shown. */
export function faultAt(
  file: string,
  line: number | null,
  pointer: string,
  message: string,
): MeetingFileFault {
  const place = line === null ? file : `${file}, line ${line}`
  return { line, pointer, message: `${place}: ${pointer} ${message}`.replace(/\s+/g, ' ') }
}
