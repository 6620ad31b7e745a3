// What the words of a marked item say of it: that there is none, that it is a question, that it is done.

const NONE =
  /^[^\p{L}\p{N}]*(?:none(?: (?:was|were) \p{L}{3,12})?|none(?: (?:so far|yet|today|(?:at )?this time|at (?:present|the moment)|for now|this (?:week|month|meeting)|new|outstanding|raised|recorded|taken|identified|assigned))?|n\/?a|nil|nothing(?: (?:new|to report|decided|yet|so far|today|to do|agreed|at this time|for now))?|tb[adc]|to be (?:decided|determined|announced|confirmed|discussed)|no|yes|ok(?:ay)?|pending|deferred|open|unclear|see (?:above|below|notes)|\?+|no(?: new| open| further| other| formal| explicit| clear| real| final| specific)*(?: (?:actions?|action items?|action points?|decisions?|decision made|resolutions?|conclusions?|consensus|agreement|outcome|objections?|dissent|risks?|questions?|items?|tasks?|updates?))(?: (?:yet|today|so far|needed|required|made|taken|reached|recorded|assigned|raised|was made|was reached|were made|were taken|at this time|this week))*|(?:decision )?(?:was |is )?(?:deferred|postponed|not made|not reached)|нет|не было|отсутствуют|не назначал[иоа]сь|не назначен[аоы]?|не поручал[иоа]сь|поручени[йя] (?:нет|не было|не давал[иоа]сь)|задач (?:нет|не было)|решений (?:нет|не было)|новых (?:задач |поручений |решений )?нет|не принят[аоы]?|не принимал[иоа]сь|решение не принято|решения не приняты|без решения|отложен[аоы]?|не определен[аоы]?|уточняется|пока нет|нет вопросов|нет возражений|ничего)[^\p{L}\p{N}]*$/iu
const NO_CONCLUSION =
  /^(?:there (?:was|is) )?no (?:(?:explicit|clear|formal|final|firm|real|definite|specific) )?(?:conclusions?|decisions?|consensus|resolutions?|agreement)(?: (?:was|were|has been|have been|is))?(?: (?:yet|reached|made|taken))?\s*(?:[.;,:–—-]|$)/iu
const NO_DECISION_RU = /^(?:решени[ея]|решений|консенсуса?|вывод(?:ов)?) (?:не |нет)/iu

/** Whether the words after a mark say that there is nothing. */
export const saysNothing = (text: string): boolean => NONE.test(text) || !/\p{L}/u.test(text)
export const deniesDecision = (text: string): boolean =>
  saysNothing(text) || NO_CONCLUSION.test(text) || NO_DECISION_RU.test(text)

export const isQuestion = (text: string): boolean =>
  /\?[\s"'”»)]*$/u.test(text) && !/[.!](?:\s|$)/u.test(text)

/** One word says nothing without what stands around it. */
export const tooShort = (text: string): boolean => (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < 2

const DONE =
  /^\s*[[(]?(?:done|completed?|closed|resolved|finished|fixed|✅|✔️?|☑️?|выполнено|сделано|готово|закрыто|завершено|исполнено)(?!\p{L})[\])]?(?!\s+(?:by|the|on|with|in)\b)/iu
const DONE_AT_END =
  /(?:[-–—:([.,;]|\s)\s{0,4}(?:done|completed|closed|✅|✔️?|☑️?|выполнено|сделано|готово|закрыто)[)\].!\s]{0,8}$/iu
const DONE_WITHIN = /[.;:(–—-]\s*(?:done|completed|closed|выполнено|сделано)\s*[:(,]/iu
const CARRIED =
  /^\s*[[(]?(?:carried (?:over|forward)|carry over|rolled over|still open|from last (?:meeting|time|week|call)|перенесено|с прошлой встречи|с прошлого совещания)|[[(–—-]\s*(?:carried (?:over|forward)|carry over|rolled over|from last (?:meeting|week|call)|перенесено)[)\].\s]{0,8}$/iu

/** What the words of a task say has become of it. */
export function stateOf(text: string): 'done' | 'carried' | null {
  if (CARRIED.test(text)) return 'carried'
  const done = DONE.test(text) || DONE_AT_END.test(text) || DONE_WITHIN.test(text)
  return done &&
    !/\b(?:not|isn't|n't|half|almost|until|be|get|is|когда|не) (?:yet )?(?:done|completed|closed|fixed|сделано|готово)/iu.test(
      text,
    )
    ? 'done'
    : null
}

/** Whether a status says that the task is over. */
export const isDoneStatus = (text: string): boolean => DONE.test(text)

const INLINE_OWNER =
  /(?:^|[\s(;,.|–—-])(?:owners?|assignees?|assigned to|responsible|ответственн(?:ый|ая|ые)|исполнител[ьи])\s*[:—–-]\s*([^;,.()|\n]{2,60})/iu
const INLINE_OWNER_RU =
  /(?:^|[\s(;,.])отв\.\s?[:—–-]?\s?(\p{Lu}[\p{L}.\s-]{1,40}?)(?=[,;)]|\.\s\p{L}{2}|\.?$)/iu
const INLINE_DUE =
  /(?:^|[\s(;,.|–—-])(?:due(?: date)?|deadline|eta|срок|дедлайн)\s*[:—–-]\s*([^;,()|\n]{2,30}?)(?=[;,)|\n]|\.\s\p{Lu}|$)/iu

/** "Owner: Anna. Due: Friday" within the words of an item. */
export function inlineFields(text: string): { ownerHint?: string; dueHint?: string } {
  const [owner, due] = [
    (INLINE_OWNER.exec(text) ?? INLINE_OWNER_RU.exec(text))?.[1]?.trim(),
    INLINE_DUE.exec(text)?.[1]?.trim(),
  ]
  return { ...(owner ? { ownerHint: owner } : {}), ...(due ? { dueHint: due.replace(/\.$/, '') } : {}) }
}

/** What stands in a cell for nobody or no day. */
export const isBlank = (text: string): boolean =>
  (!/\d/.test(text) && saysNothing(text.replace(/[[\]<>()]/g, ''))) ||
  /^\W*(?:un(?:assigned|known)|no (?:date|owner|one)|nobody|someone|anyone|не назначен|нет)\W*$/iu.test(text)

const PASSED =
  /(?:^|[\s(.;,–—-])(?:motion |vote )?(?:was |is )?(?:passed|passes|carried|carries|approved|accepted|adopted|принято|одобрено|принимается)(?: unanimously| by consensus|,? \d+[–-]\d+| единогласно)?[\s.)!]{0,3}$/iu
/** Whether the words of a proposal end with its having been agreed to. */
export const isPassed = (text: string): boolean => PASSED.test(text)
