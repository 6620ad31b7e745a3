/** An answer as it can be given again: its status and its body, byte for byte. */
export type KeyedAnswer = { status: number; body: string }

export type KeyedRequest = {
  workspaceId: string
  /** The caller's `Idempotency-Key`. */
  key: string
  /** Over the route and all that was sent: the same key with another one is the caller's mistake. */
  parameterHash: string
  now: number
}

/** Writes that name a key happen once: for a day the same key gets the first answer again. */
export type Idempotency = {
  /**
   * Does `work`, or gives the answer it once had. `mismatch` (HTTP 422): the key was used with other parameters.
   * Work that throws, and answers from 500 up, are not kept: the caller may try again.
   */
  once(
    request: KeyedRequest,
    work: () => Promise<KeyedAnswer>,
  ): Promise<{ kind: 'first' | 'repeated'; answer: KeyedAnswer } | { kind: 'mismatch' }>
}
