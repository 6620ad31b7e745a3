/**
 * What people ask of councils from a messenger, pure of any messenger: a line of theirs goes in, lines for them come out,
 * and what they wished was done through the ports. A messenger's door (Slack's, Telegram's) says who speaks, where, by
 * which delivery (the same one twice has its effect once) and whether they may steer; it shows the lines in its own way,
 * escaped. What goes in and out is `said.ts`; questions to people are `questions.ts`, their answers `answer-question.ts`.
 */
import { languageOf } from '../../council/meeting/language.ts'
import type { ConversationDeps, Said, Told } from './said.ts'
import { readWish } from './read-wish.ts'
import { startCouncil } from './start-council.ts'
import { spokenHere } from './spoken-here.ts'
import { steerCouncil } from './steer-council.ts'
import { tellActions, tellDecisions } from './tell-records.ts'
import { tellStatus } from './tell-status.ts'
import { saying } from './words.ts'

/** Does what a person wishes, and says what became of it. */
export async function converse(deps: ConversationDeps, said: Said): Promise<Told> {
  const wish = readWish(said.text)
  const asked = wish.kind === 'start' ? wish.question : ''
  const language = said.language ?? (asked === '' ? await spokenHere(deps, said) : languageOf(asked))
  const say = saying(language)
  switch (wish.kind) {
    case 'help':
      return { lines: say.help(said.command).map((text) => ({ text })), runId: null }
    case 'unknown':
      return { lines: [{ text: say.unknown(wish.word, said.command) }], runId: null }
    case 'status':
      return tellStatus(deps, said, wish.run, language)
    case 'decisions':
      return tellDecisions(deps, said, language)
    case 'actions':
      return tellActions(deps, said, { mine: wish.mine, language })
    default:
  }
  if (!said.maySteer) return { lines: [{ text: say.mayNot }], runId: null }
  return wish.kind === 'start'
    ? startCouncil(deps, said, { question: wish.question, language })
    : steerCouncil(deps, said, { type: wish.kind, run: wish.run, language })
}
