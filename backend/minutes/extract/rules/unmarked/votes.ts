import type { Segment } from '../../../transcript.ts'
import type { Spoken } from './speakers.ts'

const VOTE = /^(?:[+-][01](?:\.\d)?|0|[+-]1s?|за|против|воздержал(?:ся|ась)|aye|nay)(?![\p{L}\p{N}])/iu
/** Remarks come between the votes of a lively group, but a run of votes is over some time. */
const FAR = 25

const AGAINST = /^(?:-1|против|nay)/i

/** `votes`: how many for it follow at once; none where somebody is against. */
export type Votes = { vote: boolean; votes: number }

/** Which segments are votes, and how many for it follow a segment. */
export function votesIn(segments: readonly Segment[], spoken: readonly Spoken[]): Votes[] {
  const openings = segments.map(({ text }, i) => text.slice(spoken[i]!.from, spoken[i]!.from + 24))
  const vote = segments.map(({ kind }, i) => kind !== 'heading' && VOTE.test(openings[i]!))
  const against = openings.map((one, i) => vote[i]! && AGAINST.test(one))
  return segments.map((_, i) => {
    if (vote[i] || !vote[i + 1]) return { vote: vote[i] ?? false, votes: 0 }
    let votes = 0
    for (let j = i + 1; j < segments.length && j <= i + FAR && segments[j]!.kind !== 'heading'; j++) {
      if (against[j]) return { vote: false, votes: 0 }
      if (vote[j] && !openings[j]!.startsWith('0')) votes++
    }
    return { vote: false, votes }
  })
}
