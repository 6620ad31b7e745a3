import type { Person } from '../../transcript.ts'
import type { Draft } from './drafts.ts'
import { attendeesIn, type Attendee } from './attendee.ts'
import { nameShape } from './name-shape.ts'

const words = (list: string): RegExp =>
  new RegExp(`^(?:(?:${list})(?:\\s?[/&,]\\s?|\\s(?:and|и)\\s)?){1,3}(?:\\s?\\(.{0,40}\\))?\\s*:?\\s*$`, 'iu')

const PRESENT = words(
  'attendees?|attendance|attending|in attendance|present|also present|participants?|members? present|guests?|invited(?: guests)?|observers?|on the call|roll ?call|' +
    'были|присутствовали|присутствуют|присутствующие|участники(?: встречи| совещания| собрания)?|участвовали|на встрече были|приглашённые|приглашенные|состав участников',
)
// Only below a heading of attendance do these name people.
const WITHIN = words(
  'team(?: members)?|members?|others?|people|who|core|remote|in person|online|команда|остальные|очно|удалённо|онлайн',
)
const ABSENT = words(
  'regrets?|apologies|absent|absentees?|absence|not present|excused|missing|sent regrets|отсутствовали|отсутствуют|отсутствующие|не было|извинились',
)
const ROLE = words(
  '(?:rotating |action item |minutes |meeting |tech )?(?:scribes?|scribed by|secretary|secretaries)(?:\\(s\\))?|(?:co-?)?chairs?(?:\\(s\\))?|chair(?:ed by|man|woman|person)|hosts?|hosted by|moderators?|moderated by|facilitators?|facilitated by|' +
    'note-? ?takers?|notes(?: by| taken by)|minutes(?: by| taken by)|led by|lead by|organi[sz]ers?|presenters?|presented by|recorders?|timekeepers?|deciders?|decision[- ]makers?|' +
    'секретарь|секретари|председатель|председательствующий|председательствовал|ведущий|ведущая|вёл|вела|модератор|протокол в[её]л[аи]?|докладчики?|ответственный за протокол',
)

export type Attendance = { present: Person[]; absent: Person[] }
type Found = { attendee: Attendee; absent: boolean }

/** Who the lists of attendance and the lines of roles name; those lines get the role of attendance. */
export function attendanceIn(drafts: readonly Draft[]): Attendance {
  const found: Found[] = []
  for (const draft of drafts) {
    const section = sectionAt(draft.heads)
    if (draft.kind !== 'heading') listed(found, draft, section)
    if (draft.kind !== 'row') inline(found, draft, section)
  }
  const present = found.filter((one) => !one.absent).map((one) => one.attendee)
  const absent = found.filter((one) => one.absent).map((one) => one.attendee)
  return { present: people(present), absent: people(absent) }
}

type Section = 'present' | 'absent' | 'role' | null

/** The section that the innermost heading names; below a heading of attendance also "Team", "Others". */
function sectionAt(heads: Draft['heads']): Section {
  const last = heads.at(-1)
  if (last === undefined) return null
  const own = sectionOf(last.text)
  if (own !== null || !WITHIN.test(last.text.trim())) return own
  return sectionAt(heads.slice(0, -1))
}

function sectionOf(heading: string): Section {
  const bare = heading.replace(/[*_]/g, '').trim()
  if (bare.length > 80) return null
  return ABSENT.test(bare) ? 'absent' : PRESENT.test(bare) ? 'present' : ROLE.test(bare) ? 'role' : null
}

const LONGEST_LIST = 4000

function listed(found: Found[], draft: Draft, section: Section): void {
  if (section === null || draft.text.length > LONGEST_LIST || draft.kind === 'quote') return
  if (draft.kind === 'row') return cells(found, draft, section)
  if (labelOf(draft.text, section) !== null) return
  if (draft.kind === 'paragraph' && !looksLikeNames(draft.text)) return
  const attendees = attendeesIn(draft.text, draft.kind === 'item')
  // In a list of boxes those without a tick were not there.
  const unticked = draft.ticked === false
  for (const attendee of attendees) found.push({ attendee, absent: section === 'absent' || unticked })
}

function cells(found: Found[], draft: Draft, section: Section): void {
  const cell =
    draft.cells.find((one) =>
      /^(?:name|who|person|attendee|participant|имя|фио|участник)/i.test(one.header),
    ) ?? draft.cells[0]
  if (cell === undefined) return
  const handle = draft.cells.find((one) =>
    /^(?:initials|nick|handle|github|irc|username|инициалы|ник)/i.test(one.header),
  )
  const [attendee] = attendeesIn(draft.text.slice(cell.from, cell.to), true)
  if (attendee === undefined) return
  const nick = handle === undefined ? '' : draft.text.slice(handle.from, handle.to).replace(/^@/, '').trim()
  const handles = nick === '' ? attendee.handles : [...attendee.handles, nick]
  found.push({ attendee: { ...attendee, handles }, absent: section === 'absent' })
}

const NOTES = /^(?:notes|minutes|протокол)$/iu

function labelOf(text: string, under: Section): { section: Section; rest: string } | null {
  const at = text.slice(0, 62).indexOf(':')
  if (at < 2) return null
  const label = text.slice(0, at).replace(/\(s\)/, 's').trim()
  const rest = text.slice(at + 1).trim()
  const section = sectionOf(label) ?? (under !== null && WITHIN.test(label) ? under : null)
  // "Notes:" is more often a heading than whose notes they are.
  const noted =
    section === null && NOTES.test(label) && rest.split(/,\s?/).every((one) => nameShape(one) === 'person')
  return section === null && !noted ? null : { section: section ?? 'role', rest }
}

/** "Present: Anna, Ben", "Scribe: AB". */
function inline(found: Found[], draft: Draft, under: Section): void {
  if (draft.text.length > LONGEST_LIST) return
  const label = labelOf(draft.text, under)
  if (label === null || !looksLikeNames(label.rest)) return
  const attendees = attendeesIn(label.rest, false)
  if (attendees.length > 0 && label.section !== 'role') draft.role = 'attendance'
  for (const attendee of attendees) found.push({ attendee, absent: label.section === 'absent' })
}

/** A list of names has no sentences: no piece of it is longer than a name with what is said of it. */
const looksLikeNames = (text: string): boolean =>
  !/(?<!\p{Lu})[.!?…]$/u.test(text) &&
  text.split(/[,;•|]|\sand\s|\sи\s/).every(
    (part) =>
      part
        .replace(/\(.{0,80}?\)/g, '')
        .trim()
        .split(/\s+/).length <= 8,
  )

function people(attendees: readonly Attendee[]): Person[] {
  const repeated = new Map<string, number>()
  for (const { asides } of attendees)
    for (const aside of new Set(asides)) repeated.set(aside, (repeated.get(aside) ?? 0) + 1)
  const found = new Map<string, Person>()
  for (const { name, handles, asides, email } of attendees) {
    // What stands in brackets after several names is a team or a role, not what one of them is called.
    const own = asides.filter((aside) => repeated.get(aside) === 1)
    const held = found.get(name)
    const all = [...new Set([...(held?.handles ?? []), ...handles, ...own])]
    found.set(name, { name, handles: all, ...(email === undefined ? {} : { email }), from: 'attendance' })
  }
  return [...found.values()]
}
