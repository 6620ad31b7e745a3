import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import path from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { guardedClient, type GuardedClientOptions } from '../../backend/outside/guarded-client.ts'
import type { AllowedPlace } from '../../backend/ports/outbound.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { listen, type Listener, onLoopback } from './listeners.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const newFolder = tempDirs()
const allowed: AllowedPlace[] = [{ kind: 'host', host: '127.0.0.1', port: null }]

async function withServer<T>(answer: RequestListener, work: (server: Listener) => Promise<T>): Promise<T> {
  const server = await listen(answer)
  try {
    return await work(server)
  } finally {
    await server.close()
  }
}

const post = (server: Listener, options: GuardedClientOptions = {}, where = '/secret-path?key=hush') =>
  guardedClient({ allowed, ...options })(`http://127.0.0.1:${server.port}${where}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"a":1}',
  })

describe('an answer', () => {
  it('comes with status, headers and body; the request was sent as it was given', async () => {
    let seen: unknown
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      seen = {
        url: request.url,
        type: request.headers['content-type'],
        body: Buffer.concat(chunks).toString(),
      }
      response.writeHead(503, { 'retry-after': '7' }).end('later')
    }
    await withServer(
      (request, response) => void answer(request, response),
      async (server) => {
        const got = await post(server)
        expect(got).toMatchObject({ status: 503, body: 'later', cut: false })
        expect(got.headers['retry-after']).toBe('7')
      },
    )
    expect(seen).toEqual({ url: '/secret-path?key=hush', type: 'application/json', body: '{"a":1}' })
  })

  it.each([301, 302, 303, 307, 308])('that redirects (%i) is refused, wherever it leads', async (status) => {
    await withServer(
      (_request, response) => response.end('inner'),
      (inner) =>
        withServer(
          (_request, response) =>
            response.writeHead(status, { location: `http://127.0.0.1:${inner.port}/inner?hush` }).end(),
          async (server) => {
            await expect(post(server)).rejects.toMatchObject({
              code: 'redirect',
              retryable: false,
              message: `127.0.0.1:${server.port} answers ${status} and sends us on to 127.0.0.1:${inner.port}. Redirects are not followed: give the last address.`,
            })
            expect(inner.connections()).toBe(0)
          },
        ),
    )
  })

  it('is read up to 64 KiB and no further, however much comes', async () => {
    const endless: RequestListener = (_request, response) => {
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    }
    await withServer(endless, async (server) => {
      const got = await post(server)
      expect(got).toMatchObject({ status: 200, cut: true })
      expect(got.body).toHaveLength(65_536)
    })
  })

  it.each<[string, RequestListener]>([
    [
      'breaks off',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('half', () => response.destroy())
      },
    ],
    [
      'stops',
      (_request, response) => void response.writeHead(200, { 'content-length': '100' }).write('half'),
    ],
  ])('whose body %s counts by its status', async (_what, answer) => {
    await withServer(answer, async (server) => {
      expect(await post(server, { silenceMs: 300 })).toMatchObject({ status: 200, body: 'half', cut: true })
    })
  })
})

describe('no answer', () => {
  it.each<[string, RequestListener, GuardedClientOptions, RegExp]>([
    ['the other side is silent', () => {}, { silenceMs: 300 }, /silent/],
    ['the whole takes too long', () => {}, { totalMs: 300 }, /did not answer in time/],
    ['the connection is cut', (request) => void request.socket.destroy(), {}, /closed|cut/],
    [
      'what comes is no HTTP',
      (request) => void request.socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
      {},
      /took the request and gave no answer/,
    ],
    [
      'its headers are endless',
      (_request, response) =>
        void response.writeHead(200, { 'x-long': 'x'.repeat(15_000), 'x-more': 'x'.repeat(5_000) }).end(),
      {},
      /headers are too large/,
    ],
  ])('is told when %s, and that the request may have arrived', async (_what, answer, options, says) => {
    await withServer(answer, async (server) => {
      const lost = await post(server, options).catch((error: unknown) => error)
      expect(lost).toMatchObject({ code: 'no_answer', retryable: true, arrived: 'maybe' })
      expect(String(lost)).toMatch(says)
      expect(String(lost)).not.toMatch(/secret-path|hush/)
    })
  })

  it('is known not to have arrived where nobody listens', async () => {
    const gone = await listen()
    await gone.close()
    await expect(post(gone)).rejects.toMatchObject({ code: 'unreachable', retryable: true, arrived: false })
  })

  it('is waited for no longer than the signal says, also while a name is looked up', async () => {
    await withServer(
      () => {},
      async (server) => {
        const looked = Promise.withResolvers<void>()
        const given = new AbortController()
        const lookup = () => {
          looked.resolve()
          return new Promise<string[]>(() => {})
        }
        const request = guardedClient({ lookup })(`https://hooks.example/`, {
          method: 'GET',
          signal: given.signal,
        })
        await looked.promise
        given.abort()
        await expect(request).rejects.toMatchObject({ code: 'aborted', arrived: false })
        const late = guardedClient({ lookup, totalMs: 200 })('https://hooks.example/', { method: 'GET' })
        await expect(late).rejects.toMatchObject({ code: 'no_answer', arrived: false })
        const aborted = guardedClient({ allowed })(`http://127.0.0.1:${server.port}/`, {
          method: 'GET',
          signal: AbortSignal.abort(),
        })
        await expect(aborted).rejects.toMatchObject({ code: 'aborted', arrived: false })
        expect(server.connections()).toBe(0)
      },
    )
  })

  it.skipIf(!hasOpenssl)('is taken from who cannot prove who it is', async () => {
    const server = await onLoopback(createServer(selfSigned(newFolder())))
    try {
      await expect(
        guardedClient({ allowed })(`https://127.0.0.1:${server.port}/`, { method: 'POST', body: 'x' }),
      ).rejects.toMatchObject({
        code: 'untrusted',
        arrived: false,
        message: expect.stringMatching(/certificate/),
      })
    } finally {
      await server.close()
    }
  })

  it.skipIf(!hasOpenssl)('is not taken for the answer of another name', async () => {
    const made = selfSigned(newFolder(), 'hooks.example')
    const server = await onLoopback(createServer(made, (_request, response) => response.end('ok')))
    const usual = getCACertificates('default')
    const toLoopback = { allowed, lookup: () => Promise.resolve(['127.0.0.1']) }
    const named: AllowedPlace[] = ['hooks.example', 'other.example'].map((host) => ({
      kind: 'host',
      host,
      port: null,
    }))
    const send = guardedClient({ ...toLoopback, allowed: named })
    try {
      setDefaultCACertificates([...usual, made.cert.toString()])
      expect(await send(`https://hooks.example:${server.port}/`, { method: 'GET' })).toMatchObject({
        body: 'ok',
      })
      await expect(send(`https://other.example:${server.port}/`, { method: 'GET' })).rejects.toMatchObject({
        code: 'untrusted',
        arrived: false,
      })
    } finally {
      setDefaultCACertificates(usual)
      await server.close()
    }
  })

  it.each([
    ['nonsense', /no URL/],
    ['file:///etc/passwd', /begins with file:/],
    ['ftp://example.com/', /begins with ftp:/],
    ['https://anna:hush@example.com/', /holds a user or password/],
    ['https://fe80::1%25lo/', /no URL/],
  ])('is asked of %s', async (url, says) => {
    const refused = await guardedClient()(url, { method: 'GET' }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'bad_url', retryable: false, arrived: false })
    expect(String(refused)).toMatch(says)
    expect(String(refused)).not.toMatch(/hush|passwd/)
  })

  it('comes by no proxy of the environment', async () => {
    await withServer(
      (_request, response) => response.end('ok'),
      async (server) => {
        const proxy = await listen()
        const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY', 'NODE_USE_ENV_PROXY']
        const before = names.map((name) => [name, process.env[name]] as const)
        for (const name of names)
          process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : `http://127.0.0.1:${proxy.port}`
        try {
          expect(await post(server)).toMatchObject({ status: 200 })
          expect(proxy.connections()).toBe(0)
        } finally {
          for (const [name, value] of before)
            if (value === undefined) delete process.env[name]
            else process.env[name] = value
          await proxy.close()
        }
      },
    )
  })
})

function selfSigned(folder: string, name = 'localhost'): { key: Buffer; cert: Buffer } {
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')]
  const made = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'.split(' ')
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`]
  execFileSync('openssl', ['req', ...made, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  return { key: readFileSync(key), cert: readFileSync(cert) }
}
