/** What a button carries: which question, and which of its options. Telegram takes at most 64 bytes. */
export const answerData = (exportId: string, index: number): string => `a:${exportId}:${index}`

/** Null: no button of ours. */
export function readAnswerData(data: string): { exportId: string; index: number } | null {
  const found = /^a:([\w-]{1,50}):(\d{1,3})$/.exec(data)
  return found === null ? null : { exportId: found[1]!, index: Number(found[2]) }
}
