// Councils to look at: one that has ended with a record, one that stands still in the middle.
import { expect, vi } from 'vitest'

const AGENDA = `---
language: ru
---

# Где хранить журнал событий

## Вопрос

В какой базе хранить журнал событий нашего продукта?

## Варианты

- Встроенная база
- Отдельный сервер

## Критерии

- Надёжность
- Простота

## Контекст

Встроенная база пишет 29 тысяч строк в секунду и не теряет их при сбое питания. Отдельный сервер пишет 18 тысяч строк
в секунду. Встроенная база проста: один файл, одна программа. Отдельный сервер сложнее: его нужно обновлять каждый месяц.
Отдельный сервер могут читать несколько программ сразу. Анна проверит восстановление из копии до 5 декабря 2026 года.

## Задачи

- [ ] Анна: проверить восстановление из копии до 5 декабря 2026
`

/** What may be cited. */
const SOURCE = {
  title: 'Замеры базы',
  text: '# Замеры\n\nВстроенная база пишет 29 тысяч строк в секунду.\n\n# Сбой питания\n\nНи одной строки не потеряно.\n',
}

export type Samples = { ended: string; live: string; source: string; decision: string }

/** Holds both by the API of this server; the words of the councils are Russian, whatever the panel speaks. */
export async function sampleCouncils(url: string): Promise<Samples> {
  const named = await fetch(`${url}/api/v1/settings`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ profile: { name: 'Анна Ким' } }),
  })
  expect(named.ok).toBe(true)
  const ended = await start(url, 'max')
  await vi.waitFor(async () => expect((await read(url, `/runs/${ended}`)).endedAt).toBeTruthy(), {
    timeout: 120_000,
    interval: 100,
  })
  const live = await start(url, 'reading')
  await vi.waitFor(async () => expect((await read(url, `/runs/${live}/messages`)).items).not.toEqual([]), {
    timeout: 120_000,
    interval: 50,
  })
  await post(url, `/runs/${live}/pause`, '{}')
  const { items } = await read(url, '/decisions')
  return { ended, live, source: await shelve(url), decision: items[0].id }
}

async function start(url: string, pace: 'max' | 'reading'): Promise<string> {
  const meeting = await post(url, '/meetings', AGENDA, 'text/markdown')
  const { run } = await post(url, `/meetings/${meeting.id}/runs`, JSON.stringify({ pace }))
  return run.id
}

/** A source of the library, read to its end. */
async function shelve(url: string): Promise<string> {
  const { source } = await post(url, '/knowledge/sources', JSON.stringify(SOURCE))
  await read(url, `/knowledge/sources/${source.id}?wait=25`)
  return source.id
}

export type Definitions = { agent: string; template: string }

/** An agent and a template of this server, to be opened. */
export async function definitions(url: string): Promise<Definitions> {
  const [agents, templates] = await Promise.all([read(url, '/agents'), read(url, '/templates')])
  return { agent: agents.items[0].id, template: templates.items[0].id }
}

const read = async (url: string, path: string) => (await fetch(`${url}/api/v1${path}`)).json()

async function post(url: string, path: string, body: string, type = 'application/json') {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  })
  expect(response.ok, `POST ${path} answered ${response.status}`).toBe(true)
  return response.json()
}
