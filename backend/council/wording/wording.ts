import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import { en, type Wording } from './en.ts'
import { ru } from './ru.ts'

const WORDINGS: Record<HeldMeeting['language'], Wording> = { en, ru }

/** The words in which the rules write a run's record: those of its meeting, whatever language its viewers read. */
export const wordingOf = ({ meeting }: { meeting: Pick<HeldMeeting, 'language'> }): Wording =>
  WORDINGS[meeting.language]
