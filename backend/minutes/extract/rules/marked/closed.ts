// What became of a motion or a task, as a column, a bracket or the last words of a line tell it.

const AGAINST =
  'rejected|lost|defeated|failed|fell|withdrawn|declined|not (?:carried|adopted|approved|passed|accepted|agreed)|отклонен[оаы]?|не принят[оаы]?|не утвержден[оаы]?|не прош[её]?л[оаи]?|снят[оаы]?|отозван[оаы]?'
const OVER =
  "cancell?ed|dropped|withdrawn|abandoned|scrapped|no longer (?:needed|required|relevant)|not needed|obsolete|won[’']t (?:do|fix)|отменен[оаы]?|снят[оаы]?(?: с контроля)?|неактуальн[оаы]?|больше не (?:нужно|актуально)|не требуется"

// After the word come only numbers, "by 6 votes to 1", "with 2 abstentions", or what a dash or comma adds.
const TALLY = String.raw`(?:\s*[,;:(–—-]|\s+(?:by|with|on|\d)|[\s.)!\]]*$)`
const FIRST = String.raw`^[\s(["«*_]{0,6}(?:the )?(?:motion |proposal |vote |предложение |вопрос )?(?:was |is |were |has been |был[аои]? )?`
const LAST = String.raw`(?:[–—:([,;.]|\s-)\s{0,3}(?:the )?(?:motion |proposal |vote |предложение |вопрос )?(?:was |is |has been |был[аои]? )?`
const VOTED = String.raw`(?:,? (?:by )?\(?\d{1,4} ?(?:[-–:/]| to | votes? to ) ?\d{1,4}\)?)?[\s.)!\]]{0,4}$`

const compiled = (pattern: string): RegExp => new RegExp(pattern, 'iu')
const REJECTED = compiled(`${FIRST}(?:${AGAINST})${TALLY}`)
const REJECTED_LAST = compiled(`${LAST}(?:${AGAINST})${VOTED}`)
const DROPPED = compiled(`${FIRST}(?:${OVER})${TALLY}`)
const DROPPED_LAST = compiled(`${LAST}(?:${OVER})[\\s.)!\\]]{0,4}$`)
const plain = (text: string): string => text.replace(/ё/g, 'е')

/** Whether a column says that a motion was not carried. */
export const isRejected = (cell: string): boolean => REJECTED.test(plain(cell))

/** Whether the last words of a decision take it back: "Merge the clubs – rejected 1–6". */
export const endsRejected = (text: string): boolean => REJECTED_LAST.test(plain(text))

/** Whether a column says that nobody is to do a task any more. */
export const isDropped = (cell: string): boolean => DROPPED.test(plain(cell))

/** Whether the last words of a task say so: "Rotate the keys (cancelled)". */
export const endsDropped = (text: string): boolean => DROPPED_LAST.test(plain(text))
