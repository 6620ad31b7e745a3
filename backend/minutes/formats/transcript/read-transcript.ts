import type { Person, Transcript } from '../../transcript.ts'
import { attendanceIn } from './attendance.ts'
import { cueDrafts } from './cues.ts'
import { dayIn } from './day-in.ts'
import { asSegments, type Draft } from './drafts.ts'
import { formatOf } from './format-of.ts'
import { type Front, frontOf } from './front.ts'
import { chatOf } from './json/chat-json.ts'
import { languageOf } from './language.ts'
import { mailFront, markEarlier } from './mail.ts'
import { meetingDay } from './meeting-date.ts'
import { knows, peopleOf } from './people.ts'
import { draftsOf } from './segments.ts'
import { withSpeakers } from './speakers.ts'

/** What a format's reader makes of a text: who speaks may still be open. */
type Read = { drafts: Draft[]; front: Front }

/**
 * Reads a decoded file into its segments; the format follows the name and, where that says nothing or the text
 * contradicts it, the text. TextInvalid where the file promises a form that it does not have.
 */
export function readTranscript({ name, text }: { name: string; text: string }): Transcript {
  const format = formatOf(name, text)
  const { drafts, front } = readAs(format, text)
  const listed = attendanceIn(drafts)
  const known = [...listed.present, ...front.people]
  const kept = withSpeakers(drafts, knows([...known, ...listed.absent]))
  const segments = asSegments(kept)
  const title = front.title ?? titleOf(kept)
  // A day that somebody speaks of is not the day on which he spoke.
  const head = kept
    .slice(0, 40)
    .filter((one) => one.speaker === null && format !== 'vtt' && format !== 'srt')
    .map((one) => ({
      text: one.text,
      isHeading: one.kind === 'heading',
      under: one.heads.map(({ text: over }) => over),
    }))
  const language = languageOf(spoken(kept))
  const dayFirst = language === 'ru'
  const people = peopleOf(known, segments)
  const absent = listed.absent.filter((one) => !people.some((person) => person.name === one.name))
  return {
    name,
    format,
    text,
    title,
    date:
      (front.date === null ? null : dayIn(front.date, dayFirst)) ??
      dayIn(firstStamp(drafts), dayFirst) ??
      meetingDay({ head, title, name: fileName(name), dayFirst }),
    language,
    people: people.map(checked),
    ...(absent.length === 0 ? {} : { absent }),
    segments,
  }
}

function readAs(format: Transcript['format'], text: string): Read {
  if (format === 'vtt' || format === 'srt')
    return { drafts: cueDrafts(text), front: { ...noFront, title: cueTitle(text), date: cueNote(text) } }
  if (format === 'chat' || format === 'run_log') return chatOf(text, format)
  const mail = mailFront(text)
  const front = mail ?? frontOf(text)
  const drafts = draftsOf(text, front.from)
  markEarlier(drafts, mail !== null)
  return { drafts, front }
}

const noFront: Front = { title: null, date: null, people: [], from: 0 }

/** "WEBVTT - Weekly sync": some programs write the meeting's name at the head. */
const cueTitle = (text: string): string | null =>
  /^WEBVTT[ \t]{1,4}(?:[-–—:][ \t]{1,4})?(\S[^\n]{0,200})/.exec(text)?.[1]?.trim() ?? null

/** The first note of a file of subtitles tells when it was recorded, where anything does. */
const cueNote = (text: string): string | null =>
  /^NOTE[ \t\n]([^\n]{0,200})/m.exec(text.slice(0, 2000))?.[1] ?? null
const checked = (person: Person): Person => ({
  ...person,
  handles: person.handles.filter((one) => one !== person.name),
})
/** The day of the first message of a chat. */
const firstStamp = (drafts: readonly Draft[]): string =>
  drafts.find((one) => one.label !== null && one.label.day !== null)?.label?.day ?? ''
const fileName = (name: string): string => name.split(/[\\/]/).at(-1) ?? name

const NO_TITLE =
  /^(?:agenda|attendees|attendance|present|participants|minutes|notes|decisions?|resolutions?|actions?|action items?|tasks?|next steps|discussion|summary|aob|any other business|date|повестка|участники|присутствовали|решения|задачи|поручения|обсуждение|разное|протокол)$/iu

/** The first heading that marks make one; else a short first line, as plain minutes begin with. */
function titleOf(drafts: readonly Draft[]): string | null {
  const heading = drafts.find((one) => one.kind === 'heading' && one.depth < 7 && !NO_TITLE.test(one.text))
  if (heading !== undefined) return heading.text
  const [first] = drafts
  const short =
    first !== undefined &&
    first.speaker === null &&
    first.text.length <= 90 &&
    !NO_TITLE.test(first.text) &&
    !/(?<!г)[.!?:;,]$/.test(first.text)
  return short && first !== undefined && (first.kind === 'paragraph' || first.kind === 'heading')
    ? first.text
    : null
}

/** Enough of the words to tell the language by, from all over the text. */
function spoken(drafts: readonly Draft[]): string {
  const step = Math.max(1, Math.floor(drafts.length / 400))
  return drafts
    .filter((_, i) => i % step === 0)
    .map((one) => one.text.slice(0, 400))
    .join(' ')
}
