import { words } from '../words/words.ts'

type Reasons = typeof words.reasons

/** The reasons that the rules themselves give, as the log keeps them in the language of its council. */
const KNOWN: readonly (readonly [RegExp, (said: Reasons, ...found: string[]) => string])[] = [
  [/^\S+ is the last to speak in this round\.$/, (said) => said.last],
  [/^последним в этом круге говорит \S+\.$/, (said) => said.last],
  [/^\S+ is the next of (\d+) who have not spoken in this round\.$/, (said, n) => said.unheard(Number(n))],
  [/^в этом круге ещё не говорили: (\d+), следующее слово у \S+\.$/, (said, n) => said.unheard(Number(n))],
  [/^The round begins with \S+\.$/, (said) => said.first],
  [/^круг начинает \S+\.$/, (said) => said.first],
  [/^After (\S+) it is the turn of \S+\.$/, (said, before = '') => said.after(before)],
  [/^слово переходит по кругу: (\S+) → \S+\.$/, (said, before = '') => said.after(before)],
  [/^it is \S+’s\.$/, (said) => said.alone],
  [/^слово за \S+\.$/, (said) => said.alone],
  [/^\S+ is next in the order that a person set\.$/, (said) => said.moved],
  [/^по порядку, заданному человеком, слово у \S+\.$/, (said) => said.moved],
  [/^(?:the vote is tied|голоса разделились поровну), \S.*\.$/, (said) => said.tied],
  [/^(?:the experts have voted|эксперты проголосовали), \S.*\.$/, (said) => said.decides],
  [/^(?:\S+ was )?given the floor by a person\.?$/, (said) => said.given],
  [/^(?:\S+ was )?spoken to by a person\.?$/, (said) => said.spokenTo],
  [/^\S+: слово дано по просьбе человека\.$/, (said) => said.given],
  [/^(?:\S+ was )?a person asked for alternatives\.?$/, (said) => said.alternatives],
  [/^\S+: человек просит назвать ещё варианты\.$/, (said) => said.alternatives],
  [/^(?:\S+ was )?a person asked for risks\.?$/, (said) => said.risks],
  [/^\S+: человек просит назвать ещё риски\.$/, (said) => said.risks],
  [/^(?:\S+ was )?asked to mend the gate \w+\.?$/, (said) => said.gate],
  [/^\S+: нужно восполнить то, чего не хватает\.$/, (said) => said.gate],
  [/^(?:Stopped by|Остановка:) (.+)\.$/, (said, who = '') => said.stopped(who)],
]

/** Why a seat was chosen, in the language of the panel where the rules gave the reason; else as it was given. */
export function whyChosen(reason: string): string {
  const bare = reason.replace(PHASE, '')
  for (const [pattern, say] of KNOWN) {
    const found = pattern.exec(bare)
    if (found !== null) return say(words.reasons, ...found.slice(1))
  }
  return bare
}

// The phase stands on the stage bar already.
const PHASE = /^(?:Phase \w+|Фаза «[^»]*»): /
