import type { Segment } from '../../../transcript.ts'
import type { Spoken } from './speakers.ts'

const VOTE = /^(?:[+-][01](?:\.\d)?|0|[+-]1s?|за|против|воздержал(?:ся|ась)|aye|nay)(?![\p{L}\p{N}])/iu
/** Remarks come between the votes of a lively group, but a run of votes is over some time. */
const FAR = 25

export type Votes = { vote: boolean; votes: number }

/** Which segments are votes, and how many follow a segment at once. */
export function votesIn(segments: readonly Segment[], spoken: readonly Spoken[]): Votes[] {
  const vote = segments.map(({ kind, text }, i) => {
    const from = spoken[i]?.from ?? 0
    return kind !== 'heading' && VOTE.test(text.slice(from, from + 24))
  })
  return segments.map((_, i) => {
    if (vote[i] || !vote[i + 1]) return { vote: vote[i] ?? false, votes: 0 }
    let votes = 0
    for (let j = i + 1; j < segments.length && j <= i + FAR && segments[j]!.kind !== 'heading'; j++)
      if (vote[j]) votes++
    return { vote: false, votes }
  })
}
