import { describe, expect, it } from 'vitest'
import { json, record, testDoors } from '../support/doors.ts'

const open = testDoors()

describe('GET /openapi.json', () => {
  it('describes every route there is, and no other', async () => {
    const { app, get } = await open()
    const document = await json(await get('/openapi.json'))
    const described = Object.entries(record(document.paths)).flatMap(([path, item]) =>
      Object.keys(record(item)).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const registered = app.routesServed
      .filter((line) => !line.startsWith('HEAD '))
      .map((line) => line.replaceAll(/:(\w+)/g, '{$1}'))
    expect(described.toSorted()).toEqual(registered.toSorted())
    expect(described.length).toBeGreaterThan(20)
  })

  it('refers only to what it holds', async () => {
    const { get } = await open()
    const text = await (await get('/openapi.json')).text()
    const { components } = record(JSON.parse(text))
    const known = record(record(components).schemas)
    for (const [, title = '', path = ''] of text.matchAll(
      /"\$ref":"#\/components\/schemas\/(\w+)([^"]*)"/g,
    )) {
      expect(Object.keys(known), title).toContain(title)
      expect(at(known[title], path), `${title}${path}`).toBeTypeOf('object')
    }
    expect(text).not.toMatch(/"\$ref":"(?!#\/components\/schemas\/)/)
    const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('access', () => {
  it('is asked for on every route, and a route that does not say who may call it does not start the server', async () => {
    const asked: string[] = []
    const { app, url } = await open({
      deps: { authorize: (_, action, { kind }) => (asked.push(`${action} ${kind}`), 'Not you.') },
    })
    for (const line of app.routesServed) {
      const [method = '', path = ''] = line.split(' ')
      if (/healthz|readyz/.test(path)) continue
      const answer = await fetch(url + path.replaceAll(/:\w+/g, 'x'), { method })
      expect(answer.status, line).toBe(403)
    }
    expect(asked).toContain('command run')
    expect(asked).toContain('write meeting')
    const stranger = await open({ deps: { identify: () => null } })
    const answer = await fetch(`${stranger.api}/runs`)
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  })
})

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, token) => record(inner)[token], value)
}
