import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { checkModel } from '../../backend/cli/doctor/check-model.ts'
import { Secret } from '../../backend/secret.ts'
import { tempDirs } from '../support/temp-dir.ts'
import {
  type Answering,
  type OpenAIServer,
  openaiServer,
  piece,
  raw,
  refusal,
  streamed,
  usage,
} from '../support/openai-server.ts'

const tempDir = tempDirs()
let server: OpenAIServer
beforeEach(async () => {
  server = await openaiServer()
})
afterEach(() => server.close())

const KEY = 'sk-canary-doctor'
const tried = (model: string | null = 'tiny', baseURL = server.baseURL) =>
  checkModel({ panel: 'openai', models: { baseURL, apiKey: new Secret(KEY), model } })

const ready = streamed(piece({ content: 'I am ready.' }), piece({}, 'stop'), usage())
const calling = streamed(
  piece({ tool_calls: [{ index: 0, id: 'c', function: { name: 'ready', arguments: '{"ready":true}' } }] }),
  piece({}, 'tool_calls'),
)

describe('the doctor asks who would speak', () => {
  it('nobody: that is fine', async () => {
    expect(await checkModel({ panel: 'offline', models: null })).toMatchObject({
      state: 'ok',
      says: expect.stringContaining('nothing leaves this machine'),
    })
    expect(server.requests).toEqual([])
  })

  it('asks nobody where the environment says offline', async () => {
    const models = { baseURL: server.baseURL, apiKey: null, model: 'tiny' }
    expect(await checkModel({ panel: 'offline', models })).toMatchObject({ state: 'ok' })
    expect(server.requests).toEqual([])
  })

  it.each<[string, Answering[], 'ok' | 'warn', RegExp, number]>([
    [
      'one that calls tools',
      [calling],
      'ok',
      /tiny at 127\.0\.0\.1:\d+ answers in \d\.\d s, and it calls tools/,
      1,
    ],
    ['one that is asked for tools and talks', [ready], 'warn', /called no tool/, 1],
    [
      'one that keeps to a schema only',
      [refusal(400, { message: 'tools are not supported' }), ready],
      'ok',
      /by a schema/,
      2,
    ],
    [
      'one that only talks',
      [
        refusal(400, { message: 'tools are not supported' }),
        refusal(400, { message: 'response_format is not supported' }),
        ready,
      ],
      'warn',
      /plain words only.*marked inferred/,
      3,
    ],
  ])('%s', async (_, answers, state, says, requests) => {
    server.script(...answers)
    expect(await tried()).toMatchObject({ of: 'models', state, says: expect.stringMatching(says) })
    expect(server.requests).toHaveLength(requests)
  })

  it.each<[string, Answering, 'warn' | 'fault', RegExp]>([
    [
      'a wrong key',
      refusal(401, { message: `Incorrect API key provided: ${KEY}` }),
      'fault',
      /does not take the key.*OPENAI_API_KEY/,
    ],
    [
      'an unknown model',
      refusal(404, { message: 'The model `tiny` does not exist' }),
      'fault',
      /does not exist.*XIO_MODEL/,
    ],
    ['no credit', refusal(429, { code: 'insufficient_quota' }), 'fault', /no credit left.*Add credit/],
    ['too many questions', refusal(429), 'warn', /too often just now/],
    ['a server in trouble', refusal(503), 'warn', /in trouble.*Try again later/],
    ['a page', raw('<h1>Welcome</h1>', 200, { 'content-type': 'text/html' }), 'fault', /OPENAI_BASE_URL/],
    ['a connection that breaks', (response) => void response.destroy(), 'fault', /cannot be reached/],
  ])('what is wrong and how to mend it: %s', async (_, answer, state, says) => {
    server.script(answer)
    const finding = await tried()
    expect(finding).toMatchObject({ state, says: expect.stringMatching(says) })
    expect(inspect(finding)).not.toContain(KEY)
    expect(finding.says).not.toContain('\n')
  })

  it('nobody listens, no such machine, no model named', async () => {
    const { baseURL } = server
    await server.close()
    expect(await tried('tiny', baseURL)).toMatchObject({
      state: 'fault',
      says: expect.stringMatching(/nobody listens at .* \(ECONNREFUSED\)/),
    })
    expect(await tried('tiny', 'http://nowhere.invalid/v1')).toMatchObject({
      state: 'fault',
      says: expect.stringMatching(/nowhere\.invalid/),
    })
    expect(await tried(null)).toMatchObject({ state: 'warn', says: expect.stringContaining('XIO_MODEL') })
    server = await openaiServer()
  })

  it('a server that speaks no TLS', async () => {
    expect(await tried('tiny', server.baseURL.replace('http:', 'https:'))).toMatchObject({
      state: 'fault',
      says: expect.stringMatching(/speaks no TLS.*http:\/\//),
    })
  })

  // Nothing else here can make a certificate, and a key that is kept in a repository looks like one that was lost.
  it.skipIf(!hasOpenssl())('a certificate that nobody vouches for', async () => {
    const tls = createServer(selfSigned(tempDir()), (_, response) => response.end('{}'))
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void tls.close())
    const { port } = tls.address() as AddressInfo
    expect(await tried('tiny', `https://127.0.0.1:${port}/v1`)).toMatchObject({
      state: 'fault',
      says: expect.stringMatching(
        /certificate of 127\.0\.0\.1:\d+ is not trusted \(\w+\).*NODE_EXTRA_CA_CERTS/,
      ),
    })
  })
})

function hasOpenssl(): boolean {
  return spawnSync('openssl', ['version']).status === 0
}

function selfSigned(folder: string): { key: Buffer; cert: Buffer } {
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
  const made =
    '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'.split(' ')
  execFileSync('openssl', ['req', ...made, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  return { key: readFileSync(key), cert: readFileSync(cert) }
}
