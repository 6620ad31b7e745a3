/** What a model is told of a tool and of its fields. A field that is not named here is not offered. */
export type ToolWords = { says: string; fields: Record<string, string> }

const QUOTES =
  'the passages it rests on: each quote word for word as it stands there, with source_id or message_id'

export const TOOL_WORDS: Record<string, ToolWords> = {
  take_position: {
    says: 'Say which option you hold now. Once a turn; call it again in a later turn only if you move.',
    fields: {
      option: 'the id of the option you hold; null if you hold none yet',
      confidence: '0 to 1: how sure you are',
      quote: 'one sentence of the sources, word for word, that carries it best',
    },
  },
  make_claim: {
    says: 'Put one reason, fact or assumption on record. One statement a call.',
    fields: {
      text: 'the statement, in one sentence, saying no more than its quotes carry',
      kind: 'for or against the option; fact: neither; assumption: nobody has shown it',
      option: 'the id of the option it is about',
      criterion: 'the id of the criterion it is about',
      quotes: QUOTES,
      challenges: 'the id of the claim that this one objects to',
      answers: 'the id of the objection that this one answers',
    },
  },
  raise_risk: {
    says: 'Name one thing that may go wrong.',
    fields: {
      risk: 'what happens, in one sentence',
      option: 'the id of the option it belongs to',
      likelihood: 'only as far as the sources carry it; null if they do not',
      impact: 'only as far as the sources carry it; null if they do not',
      mitigation: 'what to do about it, only if somebody named it',
      earlySign: 'what one would see first',
      quotes: QUOTES,
    },
  },
  propose_option: {
    says: 'Put a further option on the table, one that is not there under another name.',
    fields: { title: 'a short name', summary: 'what it is, in one or two sentences', quotes: QUOTES },
  },
  ask_question: {
    says: 'Put an open question on record: one that the sources do not answer.',
    fields: { text: 'the question' },
  },
  cast_vote: {
    says: 'Cast your vote. Exactly once.',
    fields: {
      option: 'the id of the option you vote for; null abstains',
      confidence: '0 to 1: how sure you are',
      reason: 'why, in one sentence that stands in the sources',
    },
  },
  hand_over: {
    says: 'Name the seat that should speak next.',
    fields: { to: 'the seat', why: 'why that one, in a few words' },
  },
  'notion.task': {
    says: 'Hand in one task. One call for each task.',
    fields: {
      title: 'begins with a verb and can be ticked off',
      description: 'what somebody who was not there has to know',
      owner: 'only a person whom one of the quotes names; else null',
      due_date: 'YYYY-MM-DD, only if it stands so in one of the quotes; else null',
      priority: 'null unless somebody said it',
      acceptance_criteria: 'what one can see when it is done',
      quotes: 'the passages it follows from, word for word, each with source_id or message_id; at least one',
    },
  },
  submit_summary: {
    says: 'Hand in the summary of the council.',
    fields: {
      title: 'a short title',
      markdown:
        'at most 200 words: decision, what was waived and by whom, reasons, dissent, tasks, open questions, in this order',
    },
  },
}
