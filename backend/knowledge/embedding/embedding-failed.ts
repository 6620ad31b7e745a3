/** No vectors were made: why, and what to do. Words find all the same. */
export class EmbeddingFailed extends Error {
  override readonly name = 'EmbeddingFailed'
  /** It is not about these texts: others would be refused as well. */
  readonly lasting: boolean

  constructor(message: string, { lasting, cause }: { lasting: boolean; cause?: unknown }) {
    super(message, { cause })
    this.lasting = lasting
  }
}
