import { councilOf, startCouncil } from '../support/model-council.ts'
import { median, type Figure } from './figures.ts'

const SEATS = ['expert_a', 'expert_b', 'expert_c'].map((seat) => ({ seat, role: 'expert' as const }))
const ROUNDS = 3

/** How long the blind round of three experts takes whose model needs two seconds, by that time, over real HTTP. */
export async function blindRound(smoke: boolean): Promise<Figure[]> {
  const ms = smoke ? 200 : 2_000
  const rounds: number[] = []
  for (let i = 0; i < (smoke ? 1 : ROUNDS); i++) rounds.push(await oneRound(ms))
  return [
    {
      figure: 'blind round of three experts ÷ the time of one answer',
      value: median(rounds) / ms,
      hold: 1.5,
      aim: 1.1,
      unit: 'ratio',
      note: `${ms} ms an answer; rounds of ${rounds.map((one) => one.toFixed(0)).join(', ')} ms`,
    },
  ]
}

async function oneRound(ms: number): Promise<number> {
  let began = 0
  const council = await startCouncil({
    meeting: { seats: SEATS },
    script: councilOf(),
    haste: 1,
    async hold({ phase }) {
      if (phase !== 'positions') return
      began ||= performance.now()
      await new Promise((resolve) => setTimeout(resolve, ms))
    },
  })
  try {
    return await new Promise<number>((resolve, reject) => {
      council.house.bus.subscribe(council.runId, () => {
        if (council.house.runs.peek(council.runId)?.items.i1?.revealed === true)
          resolve(performance.now() - began)
      })
      council.end.then(() => reject(new Error('The council ended without a reveal.')), reject)
    })
  } finally {
    await council.end
    await council.close()
  }
}
