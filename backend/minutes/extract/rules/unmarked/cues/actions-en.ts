import type { Cue } from '../cue.ts'

/** What people say when something is to be done by somebody. */
export const ACTIONS_EN: readonly Cue[] = [
  {
    id: 'en-deadline',
    weight: { action: 1.2 },
    words: 'by before until than due',
    at: /\b(?:by|before|until|no later than|due(?: on| by)?) (?:(?:the )?(?:next|this|end|mid|middle|first|second|start|beginning|coming|following) ?\w*|eod|eow|eom|tomorrow|tonight|noon|then|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|tues|wed|thu|thurs|fri)\b|(?:jan|febr)uary|march|april|may \d|june|july|august|(?:septem|octo|novem|decem)ber|\d{1,2}[ /.-]|\d{4}-)/,
    examples: [
      'Send the letter by Friday.',
      'Print it before the next meeting.',
      'Slides due 4 May.',
      'Cut the list by fri',
    ],
    not: ['The letter was written by Rosa.'],
  },
  {
    id: 'en-when',
    weight: { action: 0.3 },
    words:
      'week tomorrow today asap tonight shortly soon offline afterwards month meeting call monday tuesday wednesday thursday friday',
    at: /\b(?:this week|next week|next month|tomorrow|today|asap|tonight|shortly|soon|offline|afterwards|after the (?:meeting|call)|on (?:mon|tues|wednes|thurs|fri)day|for (?:the )?next (?:meeting|week|time|call))\b/,
    examples: ['Rosa will call the printer this week.', 'I will write it up after the meeting.'],
    not: ['The week was long.'],
  },
  {
    id: 'en-follow-up',
    weight: { action: 1 },
    words:
      'follow followup reach circle touch liaise get draft summary report issue ticket doodle poll email pr write-up agenda list thread proposal',
    at: /\b(?:follow(?:ing)? up (?:with|on|by)|reach(?:ing)? out|circle back|touch base|get back to|in touch with|(?:create|creating|open|opening|file|filing|log|raise|submit|send|write|draft|post|put together|prepare|make|start|share|circulate|set up) (?:\w+ ){0,3}(?:drafts?|summary|summaries|report|issues?|tickets?|doodle|poll|emails?|e-mails?|pr|prs|pull request|write-?up|agenda|list|thread|proposal|doc|document|survey|blog post|comment|invites?|slides|minutes|letter|note|plan|spreadsheet|repo|repository|branch|card|bug))\b/,
    examples: [
      'Rosa will reach out to the printer.',
      'I will open an issue for that.',
      'Ben to follow up with the bank.',
    ],
    not: ['The list is long.', 'There is an issue.'],
  },
  {
    id: 'en-volunteer',
    weight: { action: 1.3 },
    words:
      'volunteer volunteers volunteered happy glad willing take assigned assign action assignee responsible charge own lead',
    at: /\b(?:(?:i|we)(?: can|'ll| will|'d be| would be|'m| am)? (?:also )?(?:volunteer|happy to (?:write|help|draft|take|do|make|look|work|send|put|lead|set|open|review|create|run|organi[sz]e|share|prepare)|glad to|willing to)|volunteer(?:s|ed) (?:to|for)|(?:i'll|i will|i can|will) (?:take|own|handle|pick up|do|tackle|drive|lead) (?:it|that|this|the|those|on)\b|assigned? (?:it |this |that )?to \w+|action (?:item )?(?:for|on|to|is)|take (?:an|the|this|that) action|responsible for|in charge of)/,
    examples: [
      'I volunteer to take notes.',
      "I'll take that.",
      'Omar volunteered to host.',
      'This is assigned to Lena.',
      'Happy to draft it is not enough, but I am happy to draft it.',
    ],
    not: ['It may take a week.', 'We are happy.'],
  },
  {
    id: 'en-request',
    weight: { action: 0.7 },
    words: 'please everyone everybody someone somebody',
    at: /\b(?:please (?:\w+ )?(?:add|send|review|read|check|let|take|write|look|comment|respond|reply|update|open|file|make|share|fill|vote|register|provide|submit|test|bring|post|join|sign|have a look)|(?:everyone|everybody|someone|somebody)(?: from (?:the )?\w+)? (?:to|should|needs to|please|is to|has to) \w+)/,
    examples: [
      'Please review the draft.',
      'Everyone to read the draft.',
      'Someone needs to call the printer.',
      'Someone from the office has to call the printer.',
    ],
    not: ['Yes, please.'],
  },
  {
    id: 'en-we-need',
    weight: { action: 0.9 },
    words: 'need needs have ought todo',
    at: /\b(?:(?:we|you|they|\w+) (?:still |also )?(?:need|needs|have|has|ought) to (?:write|check|find|ask|update|send|make|fix|review|create|add|prepare|talk|open|test|get|file|follow|look|set|document|clarify|define|figure|schedule|organi[sz]e|publish)|needs? (?:a |an |some )?(?:review|reviews|reviewer|follow-?up|update|volunteer|owner)|to ?do[:\s])/,
    examples: ['We need to write a letter.', 'It needs a reviewer.'],
    not: ['We need more light.'],
  },
  {
    id: 'en-next-step',
    weight: { action: 1.2 },
    words: 'next follow-up todo',
    at: /\bnext steps?(?: is| are| would be| will be|:| -| —)/,
    examples: ['The next step is to ask the bank.', 'Next steps: ask the bank'],
    not: ['Next Monday is a holiday.'],
  },
]
