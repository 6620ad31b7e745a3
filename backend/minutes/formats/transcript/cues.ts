import { draftOf, type Draft } from './drafts.ts'
import { labelAt } from './labels.ts'
import { linesOf, type Line } from './lines.ts'
import { append, bareWords, type Words } from './plain-words.ts'

type Cue = {
  speaker: string | null
  sure: boolean
  words: Words
  line: number
  lineEnd: number
  begin: number
  end: number
}
type Reader = {
  text: string
  drafts: Draft[]
  cue: Cue | null
  timed: boolean
  skip: boolean
  times: [number, number]
  talk: Cue | null
}

const TIMES =
  /^\s{0,8}((?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)\s{1,8}-->\s{1,8}((?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)/
const BLOCK = /^(?:NOTE|STYLE|REGION|WEBVTT)(?:\s|$)/
const VOICE = /^\s{0,8}<v(?:\.[^\s>]{1,60})?\s{1,4}([^>]{1,80})>/

/** What is said in the cues of WebVTT or SRT: cues that go on with what the same person says are one piece of talk. */
export function cueDrafts(text: string): Draft[] {
  const reader: Reader = { text, drafts: [], cue: null, timed: false, skip: false, times: [0, 0], talk: null }
  for (const line of linesOf(text)) readLine(reader, line)
  endCue(reader)
  endTalk(reader)
  return reader.drafts
}

function readLine(reader: Reader, line: Line): void {
  const raw = reader.text.slice(line.start, line.end)
  if (raw.trim() === '') {
    endCue(reader)
    reader.timed = false
    reader.skip = false
    return
  }
  const times = TIMES.exec(raw)
  if (times !== null) {
    endCue(reader)
    reader.timed = true
    reader.skip = false
    reader.times = [seconds(times[1]), seconds(times[2])]
    return
  }
  // Before its times a block holds a number, a name or a comment.
  if (!reader.timed) {
    if (BLOCK.test(raw)) reader.skip = true
    return
  }
  if (!reader.skip) words(reader, line, raw)
}

function words(reader: Reader, line: Line, raw: string): void {
  const voice = VOICE.exec(raw)
  const dash = /^\s{0,4}(?:[-–]\s|>>\s?)/.exec(raw)
  const skip = voice?.[0].length ?? dash?.[0].length ?? 0
  const said = tagless(reader.text, line.start + skip, line.end)
  if (said.text === '') return
  const label = voice === null ? labelAt(said.text.slice(0, 200)) : null
  const speaker = voice?.[1]?.trim() ?? (label === null || label.alone ? null : label.name)
  const own = label === null || label.alone ? said : cut(said, label.from)
  const { cue } = reader
  // A dash or another name within a cue begins what somebody else says.
  if (cue !== null && speaker === null && dash === null) {
    append(cue.words, own)
    cue.lineEnd = line.n
    return
  }
  endCue(reader)
  if (dash !== null) endTalk(reader)
  const [begin, end] = reader.times
  reader.cue = { speaker, sure: voice !== null, words: own, line: line.n, lineEnd: line.n, begin, end }
}

const TAG = /<[^<>]{0,120}>/g

/** The words of a cue without its tags of voice, class and karaoke. */
function tagless(text: string, start: number, end: number): Words {
  const words: Words = { text: '', pieces: [] }
  let from = start
  const line = text.slice(start, end)
  const add = (to: number): void => {
    const piece = text.slice(from, to)
    if (piece === '') return
    words.pieces.push({ at: words.text.length, start: from })
    words.text += piece
  }
  for (const found of line.includes('<') ? line.matchAll(TAG) : []) {
    add(start + found.index)
    from = start + found.index + found[0].length
  }
  if (from === start) return bareWords(text, start, end)
  add(end)
  const trimmed = cut(words, words.text.length - words.text.trimStart().length)
  return {
    text: trimmed.text.trimEnd(),
    pieces: trimmed.pieces.filter((piece) => piece.at < trimmed.text.trimEnd().length),
  }
}

function cut({ text, pieces }: Words, at: number): Words {
  const lead = at + text.slice(at).length - text.slice(at).trimStart().length
  const first = pieces.findLast((piece) => piece.at <= lead)
  const rest = pieces
    .filter((piece) => piece.at > lead)
    .map((piece) => ({ at: piece.at - lead, start: piece.start }))
  return {
    text: text.slice(lead),
    pieces: first === undefined ? rest : [{ at: 0, start: first.start + lead - first.at }, ...rest],
  }
}

// Longer talk is cut at a sentence: a segment stays something that can be read and pointed at.
const LONG = 700
const LONGEST = 4000
const PAUSE = 8

function endCue(reader: Reader): void {
  const { cue, talk } = reader
  reader.cue = null
  if (cue === null) return
  if (talk === null || !belongs(talk, cue)) {
    endTalk(reader)
    reader.talk = cue
    return
  }
  append(talk.words, cue.words)
  talk.lineEnd = cue.lineEnd
  talk.end = cue.end
}

function belongs(talk: Cue, cue: Cue): boolean {
  // A cue without a name goes on with the cue before only where names are given in the first line of a speech.
  if (cue.speaker !== talk.speaker && cue.speaker !== null) return false
  const { text } = talk.words
  const finished = /[.!?…]["”»)]?$/.test(text)
  if (text.length > LONGEST) return false
  if (!finished) return true
  return text.length < LONG && cue.begin - talk.end < PAUSE
}

function endTalk(reader: Reader): void {
  const { talk } = reader
  reader.talk = null
  if (talk === null || talk.words.text === '') return
  const { speaker, words, line, lineEnd } = talk
  const label =
    speaker === null
      ? null
      : { name: speaker, from: 0, at: 0, sure: true, alone: false, bold: false, day: null }
  reader.drafts.push(draftOf({ kind: 'paragraph', ...words, line, lineEnd, label }))
}

function seconds(time = '0'): number {
  return time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
}
