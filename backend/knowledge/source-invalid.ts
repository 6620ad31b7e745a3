/** A source that cannot be read: where, why, and what to do. The sentence goes on from the source's name. */
export class SourceInvalid extends Error {
  /** 1-based; null where no line is to blame. */
  readonly line: number | null

  constructor(line: number | null, message: string) {
    super(message)
    this.name = 'SourceInvalid'
    this.line = line
  }
}

/** The reason as one sentence behind the name of the source. */
export const reasonOf = ({ line, message }: SourceInvalid): string =>
  line === null ? message : `line ${line} ${message}`
