import type { Segment, Transcript } from '../../../transcript.ts'
import type { Found } from '../found.ts'

const MINUS = /^\W{0,3}[-–−]1(?:\s*[,.:;–—-]|\s+(?:to|on|from|because|since|as|for)\b|\s*$|\s+\p{L})/iu
const OBJECTS =
  /^(?:\p{Lu}[\p{L}.'’-]+\s){0,2}\p{Lu}[\p{L}.'’-]+\s(?:objects|objected|disagrees|disagreed|dissents|dissented|votes? against|voted against|возражает|возразила?|против|не согласен|не согласна)(?=[\s:,.;–—-]|$)/u
const VOTES =
  /(?:^|[\s,;(/|«"“])(?:against|nays?|noes|opposed|против)[»"”]?\s?[:=–—-]?\s?([1-9]\d{0,3})(?=[\s,.;)/|]|$)|(?:^|[\s,;(:])([1-9]\d{0,3})\s(?:against|opposed|nays?|против)(?=[\s,.;)]|$)|\+\d{1,4}\s?[/,]\s?[+-]?\d{1,4}\s?[/,]\s?[-−–][1-9]/iu
const OWN_VOTE = /^(?:[+-]?1|\+0|-0)$/

/** Who is against it, as votes show it: "-1, because …", "Jon objects", "Against: 2". */
export function objections({ segments }: Transcript): Found[] {
  return segments.flatMap((segment, index) => {
    const rule = ruleFor(segment)
    if (rule === null) return []
    const at = [{ segment: index, from: 0, to: segment.text.length }]
    const who = segment.speaker === null ? {} : { ownerHint: segment.speaker }
    return [
      { kind: 'dissent', text: segment.text, at, marked: true, rule, certainty: 0.8, ...who } satisfies Found,
    ]
  })
}

function ruleFor({ kind, text }: Segment): string | null {
  if (kind === 'heading' || kind === 'code' || text.length > 600) return null
  if (MINUS.test(text) && !/^\W{0,3}[-–−]1\s+(?:day|week|hour|byte|point|item|%)/i.test(text))
    return 'vote-minus'
  if (OBJECTS.test(text)) return 'objects'
  return text.length < 200 && VOTES.test(text) && !OWN_VOTE.test(text.trim()) ? 'votes-against' : null
}
