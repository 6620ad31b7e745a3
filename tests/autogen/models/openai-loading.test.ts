import { expect, it, vi } from 'vitest'
import { OpenAIChatCompletionClient } from '../../../backend/autogen/models/openai/client.ts'
import { openaiServer, whole } from '../../support/openai-server.ts'

const loads = vi.hoisted(() => ({ count: 0 }))
vi.mock('openai', (original) => {
  loads.count += 1
  return original()
})

it("OpenAI's SDK is loaded when a model is asked, not before", async () => {
  const server = await openaiServer()
  server.script(whole({ content: 'Hi' }))
  const client = new OpenAIChatCompletionClient({ model: 'm', baseURL: server.baseURL })
  expect(loads.count).toBe(0)
  await client.create([{ type: 'UserMessage', content: 'Hello', source: 'user' }])
  expect(loads.count).toBe(1)
  await server.close()
})
