/** How a sentence begins: who acts, how surely, and what is done. */
export type Lead = {
  subject: Subject
  /** The words that name the subject, as written. */
  name: string
  mood: Mood
  /** The first word of what is done, in lower case. */
  verb: string
  /** Whether people set each other such things to do. */
  task: boolean
  /** Whether it is a way to state a choice: "keep", "merge", "go". */
  choice: boolean
  negated: boolean
}

export type Subject = 'known' | 'name' | 'role' | 'i' | 'we' | 'you' | 'all' | 'someone' | 'thing' | 'none'

/** `to`: "Anna to send"; `will`: "Anna will send"; `bare`: "Send"; `lets`: "Let's send"; `offer`: "I can send". */
export type Mood = 'to' | 'will' | 'must' | 'offer' | 'agreed' | 'bare' | 'lets' | 'state' | 'other'

export type Token = { text: string; low: string; end: number }

export const NO_LEAD: Lead = {
  subject: 'none',
  name: '',
  mood: 'other',
  verb: '',
  task: false,
  choice: false,
  negated: false,
}
