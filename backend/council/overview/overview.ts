import { inLanguage } from '../meeting/in-language.ts'
import type { RunState } from '../state.ts'
import { outcomeOf } from './outcome.ts'

/** What lists of runs show beside where a run stands: what it is about, whose it is and what it came to. */
export function overviewOf(state: RunState) {
  const { meeting, template } = state
  const { title } = inLanguage(template.body, meeting.language)
  return {
    title: meeting.title,
    question: meeting.question,
    template: { id: template.id, title },
    owner: state.startedBy,
    language: meeting.language,
    panel: state.panel,
    /** Made to be shown: said wherever anything of it stands. */
    demo: state.demo,
    /** Why it stands as it does, in words for people. */
    reason: state.reason,
    messages: state.messages.length,
    outcome: outcomeOf(state),
    preparationSeconds: state.preparationSeconds,
    parent: state.parent,
    /** What a fork is called, where somebody named it, and of which council it is one. */
    fork: state.forkOf === null ? null : { name: state.fork?.name ?? null, of: state.forkOf },
  }
}
