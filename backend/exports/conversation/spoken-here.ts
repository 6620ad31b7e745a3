import { languageOf } from '../../council/meeting/language.ts'
import { newestHere } from './councils-here.ts'
import type { ConversationDeps, Language, Said } from './said.ts'

type Place = Pick<Said, 'target' | 'workspaceId'> & { text?: string }

/** The language to answer in where the messenger knows none: of the words themselves, else of the newest council of this place. */
export async function spokenHere(
  deps: Pick<ConversationDeps, 'councils' | 'log'>,
  { text = '', ...here }: Place,
): Promise<Language> {
  // Commands are Latin words in every language.
  if (languageOf(text) === 'ru') return 'ru'
  return (await newestHere(deps, here))?.meeting.language ?? 'en'
}
