import type { ChatAgent, TurnItem } from '../../backend/autogen/chat/chat-agent.ts'
import { textMessage } from '../../backend/autogen/chat/make-message.ts'
import { RoundRobinGroupChat } from '../../backend/autogen/chat/teams/round-robin-group-chat.ts'
import { median, type Figure } from './figures.ts'

const AGENTS = 5
const SHORT = 100
const LONG = 1_000
/** Both lengths are measured over as many turns in all, so that neither has an easier time. */
const TURNS = 5_000
const ROUNDS = 7

/** What a team costs besides its agents: CPU a turn, and whether a turn late in a long run costs what an early one does. */
export async function autogenTeams(): Promise<Figure[]> {
  const found = { short: [] as number[], long: [] as number[] }
  await perTurn(LONG)
  for (let round = 0; round < ROUNDS; round++) {
    found.short.push(await perTurn(SHORT))
    found.long.push(await perTurn(LONG))
  }
  const [short, long] = [median(found.short), median(found.long)]
  const note = `${AGENTS} agents that answer at once, round-robin; CPU; medians of ${ROUNDS}, interleaved`
  return [
    { figure: `CPU of a team’s turn of ${LONG}`, value: long, hold: 100, aim: 30, unit: 'µs', note },
    {
      figure: `CPU of a team’s turn at ${LONG} turns ÷ at ${SHORT}`,
      value: long / short,
      hold: 1.3,
      aim: 1.1,
      unit: 'ratio',
      note: `${SHORT}: ${short.toFixed(1)} µs, ${LONG}: ${long.toFixed(1)} µs; ${note}`,
    },
  ]
}

async function perTurn(length: number): Promise<number> {
  const teams = Array.from({ length: TURNS / length }, () => {
    const members = Array.from({ length: AGENTS }, (_, index) => quick(`agent${index}`))
    return new RoundRobinGroupChat(members, { maxTurns: length })
  })
  globalThis.gc?.()
  const before = process.cpuUsage()
  for (const team of teams) await team.run('task')
  const { user, system } = process.cpuUsage(before)
  return (user + system) / TURNS
}

function quick(name: string): ChatAgent {
  return {
    name,
    description: name,
    producedMessageTypes: ['TextMessage'],
    async *onMessagesStream(_messages, context): AsyncGenerator<TurnItem, void> {
      const chatMessage = textMessage({ source: name, content: 'I agree.' }, context)
      yield { response: { chatMessage, innerMessages: [] } }
    },
    async onReset() {},
    saveState: async () => null,
    async loadState() {},
  }
}
