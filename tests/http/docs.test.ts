import { describe, expect, it } from 'vitest'
import { docsPage } from '../../backend/http/docs/page.ts'
import { contentSecurityPolicy } from '../../backend/http/plugins/headers.ts'
import { json, list, record, testDoors } from '../support/doors.ts'

const open = testDoors()

async function served() {
  const { url, get } = await open()
  const answer = await fetch(`${url}/docs`)
  return { url, get, answer, page: await answer.text(), document: await json(await get('/openapi.json')) }
}

const idsOf = (page: string) => [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/\s+/g, ' ')
    .trim()

describe('GET /docs', () => {
  it('shows every operation of the API document, with what it takes and gives', async () => {
    const { page, document } = await served()
    const shown = new Map(
      page.split('<article').map((part) => [/id="(\w+)"/.exec(part)?.[1] ?? '', textOf(`<article${part}`)]),
    )
    let operations = 0
    for (const [path, item] of Object.entries(record(document.paths)))
      for (const [method, given] of Object.entries(record(item))) {
        const operation = record(given)
        const text = shown.get(String(operation.operationId)) ?? ''
        expect(text.startsWith(`${method.toUpperCase()} ${path}`), path).toBe(true)
        expect(text).toContain(String(operation.summary).replaceAll('`', ''))
        for (const { name } of list(operation.parameters ?? [])) expect(text, path).toContain(String(name))
        for (const status of Object.keys(record(operation.responses)))
          expect(text, path).toContain(status === 'default' ? 'else' : status)
        expect(text).toMatch(/Example (curl|new WebSocket)/)
        operations++
      }
    expect(operations).toBeGreaterThan(25)
    expect(shown.get('postRunsIdCommands')).toContain('extend_timebox')
  })

  it('has every schema, one anchor each, no link that leads nowhere, and headings in order', async () => {
    const { page, document } = await served()
    const ids = idsOf(page)
    expect(new Set(ids).size).toBe(ids.length)
    for (const name of Object.keys(record(record(document.components).schemas)))
      expect(ids).toContain(`schema-${name}`)
    const links = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)
    expect(links.filter((id) => !ids.includes(id))).toEqual([])
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 1) + 1)).toEqual([])
  })

  it('brings no script and no style of its own, and asks nothing of anybody else', async () => {
    const { url, page, answer } = await served()
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy())
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i)
    const asked = [...page.matchAll(/(?:href|src)="([^"#][^"]*)"/g)].map(([, to]) => to)
    expect(asked.filter((to) => !to?.startsWith('/'))).toEqual([])
    const stylesheet = await fetch(`${url}/docs.css`)
    expect(stylesheet.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(await stylesheet.text()).not.toMatch(/@import|url\(/)
  })

  it('gives examples that work as they stand', async () => {
    const { page, url } = await served()
    const article = page.split('id="postMeetings"')[1] ?? ''
    const example = textOf(/<pre>(.*?)<\/pre>/s.exec(article)?.[1] ?? '')
    const [, to = '', type = '', body = ''] =
      /^curl -X POST (\S+) -H 'content-type: ([^']+)' -d '([^']+)'$/.exec(example) ?? []
    expect(to).toBe(`${url}/api/v1/meetings`)
    const made = await fetch(to, { method: 'POST', headers: { 'content-type': type }, body })
    expect(made.status).toBe(201)
  })

  it('shows hostile text as the text that it is', () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>`</code><b>`'
    const page = docsPage({
      origin: `http://${evil}`,
      stylesheet: '/docs.css',
      document: {
        info: { title: evil, version: evil },
        tags: [{ name: evil, description: evil }],
        paths: {
          [`/${evil}`]: {
            post: {
              operationId: evil,
              tags: [evil],
              summary: evil,
              parameters: [{ name: evil, in: 'query', description: evil, schema: { enum: [evil] } }],
              requestBody: {
                content: {
                  [evil]: {
                    example: { [evil]: evil },
                    schema: { properties: { [evil]: { $ref: `#/components/schemas/${evil}` } } },
                  },
                },
              },
              responses: { [evil]: { description: evil, content: { [evil]: { schema: { const: evil } } } } },
            },
          },
        },
        components: {
          schemas: { [evil]: { description: evil, pattern: evil, type: 'string', title: evil } },
        },
      },
    })
    expect(page).not.toMatch(/<script|<img|<b>/)
    expect(page.match(/<\/code>/g)?.length).toBe(page.match(/<code[ >]/g)?.length)
    // What is quoted stays inside its quotes: every tag has the attributes that we gave it.
    const attributes = new Set([...page.matchAll(/<\w+((?:\s[\w-]+="[^"]*")*)\s*\/?>/g)].map(([tag]) => tag))
    expect(
      page.replaceAll(/<\/?\w+(?:\s[\w-]+="[^"]*")*(?:\sopen)?\s*\/?>|<!doctype html>/g, ''),
    ).not.toMatch(/[<>]/)
    expect(attributes.size).toBeGreaterThan(10)
  })

  it('is for those who may read the registry', async () => {
    const { url } = await open({ deps: { authorize: () => 'Not you.' } })
    expect((await fetch(`${url}/docs`)).status).toBe(403)
  })
})
