// What people do in Slack, as Slack brings it to the whole server: signed, with three seconds to answer.
import { expect, test } from 'vitest'
import { doorBenches, PATIENT } from './door-bench.ts'

const openBench = doorBenches()
const QUESTION = 'Where do we keep the tools that members share?'

test('given a question typed in Slack, when a person answers what the council asks, then all in the channel read by whom and how', async () => {
  const { slack, channel, ada, ben, ask, said, texts, heard, status } = await openBench()
  const told = await ask(`start ${QUESTION}`)
  expect(told).toContain('goes on')
  expect(told).toContain('Open in the panel')
  await expect.poll(() => texts().join(), PATIENT).toContain('Answer in words')
  const [question] = said()
  expect(question?.metadata).toMatchObject({ event_payload: { kind: 'question' } })
  const ts = question?.ts ?? ''
  await slack.control.press({ user: ada, channel, ts, actionId: 'xio_answer_words' })
  const forms = () => [...slack.workspace.views.values()].filter((view) => view.open)
  await expect.poll(() => forms().length, PATIENT).toBe(1)
  const seen = slack.control.look({ channel, ts })
  const filled = { xio_answer: { xio_answer_text: 'In the shed\nIn the cellar' } }
  const sent = await slack.control.submit({ user: ada, view: forms()[0]?.id ?? '', filled })
  expect(sent).toMatchObject({ acked: true, became: { view: 'closed' } })
  await expect.poll(() => texts()[0], PATIENT).toContain('ada answered: In the shed In the cellar')
  expect(texts()[0]).not.toContain('Answer in words')
  expect(said()).toHaveLength(1)
  // Ben has not looked again.
  await slack.control.press({ user: ben, channel, ts, actionId: 'xio_answer_words', seen })
  await expect.poll(() => heard().join(), PATIENT).toContain('ada answered')
  expect(await status()).toEqual([expect.stringMatching(/running|waiting/)])
  expect(await ask('stop')).toContain('stop')
})

test('given a double click and a late one, when a question has buttons, then the first answer stands and who came late is told', async () => {
  const { slack, channel, ada, ben, ask, said, texts, heard, server } = await openBench()
  const body = {
    title: 'Tools',
    question: QUESTION,
    exports: ['slack'],
    budget: { maxTurns: 1 },
    options: [{ title: 'The shed' }, { title: 'The cellar' }],
  }
  const post = (path: string, sent: unknown) =>
    fetch(`${server.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    })
  const { id } = Object(await (await post('/meetings', body)).json())
  await post(`/meetings/${String(id)}/runs`, { pace: 'max' })
  await expect.poll(() => texts().join(), PATIENT).toMatch(/Extend the budget by half\n/)
  const { ts = '' } = said().find(({ blocks }) => JSON.stringify(blocks).includes('xio_answer_0')) ?? {}
  const seen = slack.control.look({ channel, ts })
  const given = { user: ada, channel, ts, actionId: 'xio_answer_1' }
  for (const ack of await slack.control.doubleClick(given)) expect(ack.acked).toBe(true)
  await expect.poll(() => texts().join(), PATIENT).toContain('ada answered: Conclude with what there is')
  expect(heard()).toEqual([])
  await slack.control.press({ ...given, user: ben, actionId: 'xio_answer_0', seen })
  await expect.poll(() => heard().join(), PATIENT).toContain('Nothing was changed.')
  expect(await ask('help')).toContain('/council start QUESTION')
})

test('given requests that Slack did not sign now, when they come, then they are refused and nothing happens', async () => {
  const { slack, channel, ada, runs, heard } = await openBench()
  const command = { user: ada, channel, text: `start ${QUESTION}` }
  const forgeries = [
    { signature: 'wrong' },
    { signature: 'missing' },
    { signature: 'of another app' },
    { ageSeconds: 301 },
    { ageSeconds: -301 },
  ] as const
  for (const forgery of forgeries)
    expect(await slack.control.command({ ...command, forgery })).toMatchObject({ acked: false, status: 401 })
  expect(await runs()).toEqual([])
  expect(heard()).toEqual([])
  expect(await slack.control.command({ ...command, forgery: { ageSeconds: 280 } })).toMatchObject({
    acked: true,
  })
})

test('given a request that was taken, when the very same bytes come again, then they are refused without effect', async () => {
  const { slack, channel, ada, runs } = await openBench()
  const first = await slack.control.command({ user: ada, channel, text: `start ${QUESTION}` })
  expect(first.acked).toBe(true)
  await expect.poll(async () => (await runs()).length, PATIENT).toBe(1)
  expect(await slack.control.replay(first.sent)).toMatchObject({ acked: false, status: 401 })
  const stop = await slack.control.command({ user: ada, channel, text: 'stop' })
  expect(stop.acked).toBe(true)
  await expect.poll(async () => (await runs())[0]?.status, PATIENT).toBe('stopped')
  expect((await slack.control.replay(first.sent)).status).toBe(401)
  expect(await runs()).toHaveLength(1)
})

test('given what Slack asks of an address, when it looks at it, then it is answered as Slack wants it', async () => {
  const { slack, channel, ada } = await openBench()
  expect(await slack.control.verifyUrl()).toMatchObject({ right: true })
  expect(await slack.control.verifyUrl({ signature: 'wrong' })).toMatchObject({ right: false })
  expect(await slack.control.sslCheck()).toMatchObject({ acked: true, status: 200 })
  const [ack, ...again] = await slack.control.event({
    event: { type: 'app_mention', user: ada, channel, text: 'hello', ts: '1.1' },
  })
  expect(ack).toMatchObject({ acked: true })
  expect(again).toEqual([])
})

test('given a list of who may steer, when others try, then they are told so, and may look on', async () => {
  const { ada, ben, ask, runs } = await openBench({ users: (slack) => slack.people.ben.id })
  expect(await ask(`start ${QUESTION}`, ada)).toContain('not steer')
  expect(await runs()).toEqual([])
  expect(await ask(`start ${QUESTION}`, ben)).toContain('goes on')
  expect(await ask('status', ada)).toContain(QUESTION)
  expect(await ask('stop', ada)).toContain('not steer')
})

test('given another channel, when somebody asks there, then nothing is told or done', async () => {
  const { slack, ada, ask, runs } = await openBench()
  const general = [...slack.workspace.channels.values()].find(({ name }) => name === 'general')?.id ?? ''
  expect(await ask(`start ${QUESTION}`, ada, general)).toContain('another channel')
  expect(await ask('status', ada, general)).toContain('another channel')
  expect(await runs()).toEqual([])
})

test('given a channel whose council is in Russian, when something is refused there or elsewhere, then it is refused in Russian', async () => {
  const { slack, channel, ada, ben, ask, texts, said, heard } = await openBench({
    users: (given) => given.people.ben.id,
  })
  expect(await ask('stop', ada)).toContain('not steer')
  expect(await ask('start Где хранить инструменты?', ben)).toContain('Решение придёт сюда')
  const general = [...slack.workspace.channels.values()].find(({ name }) => name === 'general')?.id ?? ''
  expect(await ask('status', ada, general)).toContain('другом канале')
  expect(await ask('stop', ada)).toContain('не управлять')
  await expect.poll(() => texts().join(), PATIENT).toContain('Ответить словами')
  const { ts = '' } = said()[0] ?? {}
  await slack.control.press({ user: ada, channel, ts, actionId: 'xio_answer_words' })
  await expect.poll(() => heard().join(), PATIENT).toContain('не отвечать')
})
