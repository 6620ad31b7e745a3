/** How a word or two look that may be somebody's name. */
export type NameShape = 'person' | 'word' | 'initials' | 'nick'

const PART = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|(?:de|da|di|du|del|van|von|der|den|la|le|al|el|bin|ibn|y|e)\.?)$/u

/** By its looks alone: `Anna Berg`, `Anna`, `AB` or `MdJ`, `annab`; null where no name looks so. */
export function nameShape(name: string): NameShape | null {
  const words = name
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .split(/\s+/)
  if (words.length > 4 || name.length > 60) return null
  if (words.length > 1)
    return words.every((word) => PART.test(word)) || /^\p{Ll}[\p{L}\d]* \p{Lu}\p{L}+$/u.test(name)
      ? 'person'
      : null
  const [word = ''] = words
  if (/^(?:\p{Lu}{2,4}|\p{Lu}\p{Ll}{0,2}\p{Lu}|\p{Ll}{1,2}\p{Lu}{1,2})$/u.test(word)) return 'initials'
  if (/^\p{Lu}[\p{Ll}\p{M}'’-]+(?:[-'’]?\p{Lu}[\p{Ll}\p{M}]+)?$/u.test(word)) return 'word'
  return /^[\p{L}_][\p{L}\p{N}_.|[\]{}^`-]{1,31}$/u.test(word) && /\p{L}/u.test(word) ? 'nick' : null
}

const listed = (words: string): Set<string> => new Set(words.split(' '))

// What stands before a colon in minutes and is nobody.
const NOBODY = listed(
  'action actions decision decisions decided resolution resolutions resolved consensus conclusion conclusions agreed agreement approved ' +
    'accepted rejected proposal proposals proposed todo todos ai ar note notes nb fyi info information topic topics subject agenda item items ' +
    'issue issues question questions answer answers q a pr prs link links url urls source sources reference references ref refs see ' +
    'status state date time when where who what why how place location venue room call chat video audio recording repository repo ' +
    'summary abstract overview background context introduction intro scope purpose goal goals objective objectives outcome outcomes result ' +
    'results update updates news announcement announcements welcome present attendees attendance attending participants participant ' +
    'regrets apologies absent absence guests guest invited excused scribe scribes chair chairs cochair host moderator facilitator secretary notetaker ' +
    'minutes minute meeting meetings duration title name tags tag type version language layout permalink owner owners assignee responsible due ' +
    'deadline priority severity impact risk risks mitigation option options alternative alternatives pro pros con cons good bad neutral ' +
    'advantages disadvantages benefit benefits cost costs criteria criterion example examples e.g eg ie warning caution important tip hint ' +
    'edit editor editors author authors contact email mail phone tel step steps phase stage part section chapter appendix figure table ' +
    'follow-up followup next previous last first second third finally plan plans planned done open closed pending blocked blocker blockers ' +
    'discussion comment comments feedback remark remarks observation observations assumption assumptions constraint constraints requirement requirements ' +
    'motion motions vote votes voting poll result ballot passed carried dissent objection objections concern concerns rationale reason reasons ' +
    'because deciders decider consulted informed stakeholders team teams group groups member members other others all everyone nobody ' +
    'today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december http https file path code test tests build release released fix fixed bug bugs feature features ' +
    'solution solutions problem problems statement description details detail task tasks message messages subject from to cc bcc re fwd ' +
    'p.s ps x y z yes no ok okay also but and or if then else so thus hence however therefore ' +
    'действие действия задача задачи поручение поручения решение решения решили решено постановили постановлено итог итоги вывод выводы ' +
    'предложение предложения предложено вопрос вопросы ответ ответы тема темы повестка пункт пункты дата время место статус присутствовали ' +
    'присутствуют участники отсутствовали отсутствуют приглашённые приглашенные секретарь председатель ведущий протокол протокола совещание встреча ' +
    'заметка заметки примечание примечания внимание важно ссылка ссылки срок сроки ответственный ответственные исполнитель исполнители ' +
    'голосование голосовали за против воздержались итого результат результаты цель цели описание пример примеры причина причины обоснование ' +
    'риск риски вариант варианты плюсы минусы слушали выступили докладчик обсуждение обсудили согласовано утверждено договорились далее ' +
    'следующее следующий информация кто что где когда почему зачем как номер название тип версия автор команда отдел ' +
    'контекст критерии критерий проблема задание замечание замечания возражение возражения особое',
)

/** Words that stand before a colon without being anybody: "Decision", "Status", "Option B". */
export function isNoName(name: string): boolean {
  const low = name.toLowerCase().replace(/[.:]{1,3}$/, '')
  if (NOBODY.has(low) || /^(?:https?|ftp|mailto)$/.test(low)) return true
  const [first = '', ...rest] = low.split(/[\s/-]+/)
  if (rest.length === 0) return NOBODY.has(first.replace(/\(s\)$/, ''))
  // "April Daly" and "May Lee" are people.
  const opens = NOBODY.has(first) && !/^(?:april|may|june|august)$/.test(first)
  return opens || NOBODY.has(rest.at(-1)?.replace(/\(s\)$/, '') ?? '')
}
