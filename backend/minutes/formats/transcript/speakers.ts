import { cutHead, type Draft } from './drafts.ts'
import { nameShape } from './name-shape.ts'

/** Sets who says what, where the text shows that a label names somebody; labels that do not are left as words. */
export function withSpeakers(drafts: readonly Draft[], isKnown: (name: string) => boolean): Draft[] {
  const speaks = speakersAmong(drafts, isKnown)
  const kept: Draft[] = []
  // The name that stands on a line of its own above what is said.
  let alone: string | null = null
  for (const draft of drafts) {
    const { label } = draft
    const name = label !== null && speaks(label.name) ? label.name : null
    if (name !== null && label?.alone === true) {
      alone = name
      continue
    }
    if (draft.kind === 'heading' || draft.kind === 'row') alone = null
    else if (name !== null && label !== null) {
      alone = null
      say(draft, name)
      cutHead(draft, label.at)
    } else if (alone !== null) say(draft, alone)
    else if (draft.goesOn) goOn(draft, kept.at(-1))
    if (draft.text !== '') kept.push(draft)
  }
  return kept
}

function say(draft: Draft, name: string): void {
  draft.speaker = name
  if (draft.kind === 'paragraph') draft.kind = 'speech'
}

function goOn(draft: Draft, before: Draft | undefined): void {
  if (
    before?.speaker != null &&
    (before.kind === 'speech' || before.kind === 'item') &&
    draft.kind === 'paragraph'
  )
    say(draft, before.speaker)
}

// Who says "I" speaks, though it were the only time.
const SELF =
  /^(?:i|i['’](?:ll|m|ve|d)|we|we['’](?:ll|re|ve|d)|let['’]s|my|yes|yeah|no|okay?|hi|hello|thanks|thank you|sure|agreed|я|мы|мне|у меня|да|нет|давайте|хорошо|привет|спасибо|согласен|согласна)(?![\p{L}\p{N}])/iu

type Labels = {
  times: ReadonlyMap<string, number>
  sure: ReadonlySet<string>
  first: ReadonlySet<string>
  content: number
  all: number
}

/** Names are people only with evidence: known from elsewhere, a chat's form, or talk that goes to and fro. */
function speakersAmong(
  drafts: readonly Draft[],
  isKnown: (name: string) => boolean,
): (name: string) => boolean {
  const labels = labelsOf(drafts)
  const { times, sure, first } = labels
  const talkative = isTalk(labels)
  const shapes = shapesOf(labels, isKnown)
  const decide = (name: string): boolean => {
    if (sure.has(name) || isKnown(name)) return true
    const shape = nameShape(name)
    // Where the list of attendance says who speaks, others are called in the same way or are none.
    if (shape === null || (shapes !== null && !shapes.has(shape))) return false
    const count = times.get(name) ?? 0
    if (shape === 'person') return count > 1 || talkative || first.has(name)
    // A word in small letters is a name where it comes again, in talk or before "I will".
    if (shape === 'nick') return count > 1 && (talkative || first.has(name))
    return talkative || count > 3 || (shape === 'word' && first.has(name))
  }
  const decided = new Map<string, boolean>()
  return (name) => {
    const known = decided.get(name) ?? decide(name)
    decided.set(name, known)
    return known
  }
}

function labelsOf(drafts: readonly Draft[]): Labels {
  const times = new Map<string, number>()
  const sure = new Set<string>()
  const first = new Set<string>()
  let [content, all] = [0, 0]
  for (const { kind, label, text } of drafts) {
    if (kind !== 'heading' && kind !== 'row') content++
    if (label === null) continue
    all++
    times.set(label.name, (times.get(label.name) ?? 0) + 1)
    if (label.sure) sure.add(label.name)
    if (SELF.test(text.slice(label.at, label.at + 40).trimStart())) first.add(label.name)
  }
  return { times, sure, first, content, all }
}

/** Two names or more that come again and again, or hardly a line without a name. */
function isTalk({ times, content, all }: Labels): boolean {
  const repeated = [...times.values()].filter((count) => count > 1)
  const talk = repeated.reduce((sum, count) => sum + count, 0)
  return (repeated.length > 1 && talk >= Math.max(4, 0.2 * content)) || (all > 0 && all >= 0.6 * content)
}

const USUAL = 0.15

/** How the labels of known people look, where most labels are theirs; null where there is no such measure. */
function shapesOf({ times, all }: Labels, isKnown: (name: string) => boolean): ReadonlySet<string> | null {
  const counts = new Map<string, number>()
  let theirs = 0
  for (const [name, count] of times) {
    if (!isKnown(name)) continue
    theirs += count
    const shape = nameShape(name) ?? ''
    counts.set(shape, (counts.get(shape) ?? 0) + count)
  }
  if (theirs < 8 || theirs < 0.5 * all) return null
  return new Set([...counts].filter(([, count]) => count >= USUAL * theirs).map(([shape]) => shape))
}
