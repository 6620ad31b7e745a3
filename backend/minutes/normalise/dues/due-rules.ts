import { DAY } from '../shadow.ts'

/** A place in an item's words where a day is the one it is due on. */
export type DueRule = {
  id: string
  /** Over the shadow of the words: `day` is the day, `cut` what a title does without. */
  pattern: RegExp
  /** Words, and what of them names the day; null where a day is named that the item is not due on. */
  examples: readonly (readonly [string, string | null])[]
}

const OPEN = String.raw`(?:[,;–—-]\s?|\s?[([])?\s?`
const TIME = String.raw`(?:at\s)?\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?![\p{L}\p{N}/.])`
const HOUR = String.raw`(?:EOD|COB|noon|midnight|end of (?:the )?day|close of business|${TIME})(?:\son|,)?\s`
const rule = (words: string): RegExp => new RegExp(words, 'dgiu')

/** A day that stands in an item and is governed by none of these is the day of something else. */
export const DUE_RULES: readonly DueRule[] = [
  {
    id: 'by',
    pattern: rule(
      String.raw`(?<cut>${OPEN}(?<!\p{L})(?<!(?<!\p{L})(?:not|n['’]t)\s)(?:no later than|not later than|by|before|until|till|due(?:\sdate)?(?:\s(?:on|by|in|before|is))?:?|deadline(?:\s(?:is|of|for this is))?:?|target(?:\sdate)?:?|eta:?)\s(?:${HOUR})?(?:on\s|the\s|around\s)?(?<day>${DAY})(?:\s(?:at the latest|EOD|COB|${TIME}))?[)\]]?)`,
    ),
    examples: [
      ['Draft the note by Friday', 'Friday'],
      ['Draft the note (due: 2024-05-03)', '2024-05-03'],
      ['Before the next meeting Anna will draft it', 'the next meeting'],
      ['Draft the note, no later than May 3', 'May 3'],
      ['Draft the note by EOD Friday', 'Friday'],
      ['Draft the note by 5pm on Friday', 'Friday'],
      ['Keep the tent of May 3', null],
      ['Meet on May 3', null],
      ['Open it, but not before May 3', null],
    ],
  },
  {
    id: 'срок',
    pattern: rule(
      String.raw`(?<cut>${OPEN}(?<!\p{L})(?<!(?<!\p{L})не\s)(?:не позднее|не позже|в срок до|срок(?:\sисполнения)?(?:\sдо)?|дедлайн|ко?|до)\s?[:–—-]?\s(?<day>${DAY})[)\]]?)`,
    ),
    examples: [
      ['Подготовить смету к пятнице', 'пятнице'],
      ['Подготовить смету до 15 апреля', '15 апреля'],
      ['Подготовить смету. Срок: 15 апреля', '15 апреля'],
      ['Смета от 15 апреля утверждена', null],
    ],
  },
  {
    id: 'at-the-end',
    pattern: rule(
      String.raw`(?<cut>(?:,\s|\s[–—-]\s|\s?[([](?:[^()[\]]{1,40}[,;]\s)?)(?<day>${DAY})[)\]]?)\s?\.?$`,
    ),
    examples: [
      ['Draft the note (2024-05-03)', '2024-05-03'],
      ['Draft the note, May 3.', 'May 3'],
      ['Draft the note (Anna, May 3)', 'May 3'],
      ['Вычитать смету — 15 апреля', '15 апреля'],
    ],
  },
]

/** Of these a due word is part: who does a thing "in two weeks" or "tomorrow" will have done it then. */
export const SELF_GOVERNED =
  /^(?:in|within|\S+\s(?:days?|weeks?)\sfrom|tomorrow|today|tonight|the day after|day after|через|в\s+течение|завтра|сегодня|послезавтра)/iu
