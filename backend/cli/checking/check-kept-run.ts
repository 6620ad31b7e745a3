import { setTimeout } from 'node:timers/promises'
import type { Robustness } from '../../../schemas/generated/types.ts'
import { isRobustness } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import { DataDirLocked, openHouse } from '../../compose.ts'
import type { Config } from '../../config.ts'
import type { RobustnessWish } from '../../council/robustness/variations.ts'
import { asTyped } from '../as-typed.ts'
import { commandLog } from '../bug.ts'
import { request, type Door } from '../remote/request.ts'
import { fieldsOf } from '../remote/shapes.ts'
import { serverFor, type GivenServer } from '../remote/where.ts'
import { UsageFault } from '../usage.ts'
import { agreed, agreedForModels, estimateText, telling } from './agreed.ts'
import { refuseUncheckable, type Checked } from './check-file.ts'

type Asked = { config: Config; wish: RobustnessWish; yes: boolean; values: GivenServer }

/** Checks a run that is kept, on the server that holds it or here; what came of it is kept with the run. */
export async function checkKeptRun(runId: string, asked: Asked): Promise<Checked> {
  const door = serverFor(asked.values, asked.config)
  if (door !== null) return checkThere(door, runId, asked)
  return checkHere(runId, asked).catch((error: unknown) => {
    // It was started in this very moment.
    if (!(error instanceof DataDirLocked) || error.url === null) throw error
    return checkThere({ url: error.url, apiKey: asked.config.apiKey }, runId, asked)
  })
}

async function checkHere(runId: string, { config, wish, yes }: Asked): Promise<Checked> {
  const { dataDir, policies } = config
  const logger = commandLog(config)
  const house = await openHouse({ dataDir, policies, logger, alone: true, speakers: config })
  try {
    const { councils, store, robustness } = house
    const state = (await store.archive.isDeleted(runId)) ? null : await councils.state(runId)
    if (state === null)
      throw new UsageFault(
        `“${runId}” is neither a file nor a run of ${dataDir}: ${asTyped('runs')} lists what there is.`,
      )
    refuseUncheckable(state)
    await agreedForModels(state, { config, yes }, () => robustness.estimate(runId, wish))
    const result = await robustness.check(runId, wish, telling())
    return { result, language: state.meeting.language }
  } finally {
    await house.close()
  }
}

const LOOK_MS = 500

async function checkThere(door: Door, runId: string, { wish, yes }: Asked): Promise<Checked> {
  const run = `/runs/${encodeURIComponent(runId)}`
  const path = `${run}/robustness`
  const { panel, language } = fieldsOf(await request(door, 'GET', run))
  if (panel !== 'offline')
    agreed(
      yes,
      estimateText(readEstimate(await request(door, 'POST', `${path}?estimate=true`, { json: wish }))),
    )
  const tell = telling()
  let answer = fieldsOf(await request(door, 'POST', path, { json: wish }))
  while (answer.state === 'going') {
    tell(Number(answer.done), Number(answer.of))
    await setTimeout(LOOK_MS)
    answer = fieldsOf(await request(door, 'GET', path))
  }
  tell(0, 0)
  return { result: resultIn(answer, door), language: language === 'ru' ? 'ru' : 'en' }
}

function resultIn({ state, result }: Record<string, unknown>, { url }: Door): Robustness {
  if (state === 'done') return check('the answer of the server', isRobustness, result)
  throw new UsageFault(`The server at ${url} could not finish the check; its log says why. Ask again.`)
}

function readEstimate(value: unknown) {
  const { variations, turns, tokens, usd, seconds } = fieldsOf(value)
  return {
    variations: Number(variations),
    turns: Number(turns),
    tokens: typeof tokens === 'number' ? tokens : null,
    usd: typeof usd === 'number' ? usd : null,
    seconds: Number(seconds),
  }
}
