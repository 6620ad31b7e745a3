import { hash } from 'node:crypto'
import { councilMeant } from './councils-here.ts'
import type { ConversationDeps, Language, Said, Told } from './said.ts'
import { severalCouncils } from './tell-status.ts'
import { saying } from './words.ts'

/** Pauses, resumes or stops a council; a refusal is told word for word. */
export async function steerCouncil(
  deps: ConversationDeps,
  said: Said,
  wish: { type: 'pause' | 'resume' | 'stop'; run: string | null; language: Language },
): Promise<Told> {
  const meant = await councilMeant(deps, said, wish.run)
  if ('none' in meant)
    return { lines: [{ text: saying(wish.language).noCouncil(wish.run, said.command) }], runId: null }
  if ('many' in meant) return severalCouncils(deps, meant.many, wish.language)
  const { runId, meeting } = meant.state
  const say = saying(meeting.language)
  const outcome = await deps.councils.command({
    runId,
    commandId: commandIdOf(said.delivery),
    command: { type: wish.type },
    by: said.by,
    correlationId: said.delivery.slice(0, MOST_CORRELATION),
  })
  const url = `${deps.panelUrl}/councils/${encodeURIComponent(runId)}`
  if (outcome.state === 'refused')
    return { lines: [{ text: `${say.refused} ${outcome.reason ?? ''}`.trim(), url }], runId }
  const done = outcome.state === 'queued' ? say.queued[wish.type] : say.done[wish.type]
  const text = `${done(meeting.title)}${outcome.reason === undefined ? '' : ` ${outcome.reason}`}`
  return { lines: [{ text, url }], runId }
}

const MOST_CORRELATION = 100

/** The same delivery is the same command, however often it comes. */
export const commandIdOf = (delivery: string): string =>
  `said-${hash('sha256', delivery, 'hex').slice(0, 40)}`
